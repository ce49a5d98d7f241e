"""What differs between two runs: the first step that does, in words, pixels and elements."""
