"""The window: the phone, the control panel and the time machine."""
