"""What tells states apart that are drawn: on and off, right and wrong, a link and the words around it."""
