"""What a person sees: one .py and .kv pair for each kind of screen, and the widgets they share."""
