"""What the drawn frame shows: scenes, texts, layers, and the contrast measured in them."""
