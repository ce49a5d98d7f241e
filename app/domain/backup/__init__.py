"""Saving chats and contacts before the change (B01 to B05)."""
