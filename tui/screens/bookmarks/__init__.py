"""The user's bookmarks."""
