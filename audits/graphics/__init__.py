"""What controls draw beside their words, and how it stands out from what is beside it."""
