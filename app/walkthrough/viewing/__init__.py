"""What people look at after a walk: pages, strips, films, the map of all screens, what differs."""
