"""One look at a widget: its elements, their roles, names and states."""
