"""Which letters of a text cannot be read whole, and what takes them."""
