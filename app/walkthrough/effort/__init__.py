"""What a flow costs people: what they do, read and type, and how long that takes by published tables."""
