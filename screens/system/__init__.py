"""What the phone's system draws over the page: keyboard, dialogs, panels, notes, bars."""
