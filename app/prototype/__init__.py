"""One running phone: its state, its time, the variant that is shown, and the objects that Kivy binds to."""
