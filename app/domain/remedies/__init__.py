"""What blocks a change of name, and how it is solved (P01 to P14)."""
