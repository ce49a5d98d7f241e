"""What is kept of a walk: trace, pictures, storyboard."""
