"""Whether the name of a control fits what it shows, and what else bears that name."""
