"""Whether what is seen on a screen and what is announced of it agree."""
