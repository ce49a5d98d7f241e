"""Use the prototype at random, look for what goes wrong, and write the shortest flow that shows it."""
