"""The control panel beside the phone: records of what it shows, and the widgets that draw them."""
