"""Go through somebody's app as a person would, press what can be pressed, and say what screens there are."""
