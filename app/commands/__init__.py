"""The commands of ``mingbai``, one file each, and what they share: options and console."""
