"""An accessibility auditor for any Kivy app."""
