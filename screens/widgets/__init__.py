"""The small widgets that the screens share; each knows its record and the theme, none knows a screen."""
