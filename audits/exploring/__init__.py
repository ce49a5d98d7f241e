"""Explore somebody's app as a person would: press the controls, and list the screens that are met."""
