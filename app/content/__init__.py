"""What can be changed without code: claims, scenarios, phones, themes, designs, words, and their readers."""
