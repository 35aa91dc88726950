"""Bookmarks in a list, in full, and as they are typed."""
