"""The phone's own keyboard: drawn from its data, over the page, for whatever field has the focus."""
