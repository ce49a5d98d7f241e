"""One phone in use: its state, its time, the variant that is shown, and what Kivy needs of them."""
