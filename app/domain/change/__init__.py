"""The change of the name itself: its examination, its verification, its commit."""
