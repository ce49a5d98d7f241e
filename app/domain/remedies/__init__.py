"""What stands in the way of a change, and what solves it (P01 to P14)."""
