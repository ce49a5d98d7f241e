"""What the keyboards know: pypinyin's characters and words, and an order of names."""
