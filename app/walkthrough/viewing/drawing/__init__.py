"""Pictures about a walk: a strip of its screens, and a film."""
