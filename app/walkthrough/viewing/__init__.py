"""What people look at after a walk: pages, strips, films, the map of all screens, and what differs between two runs."""
