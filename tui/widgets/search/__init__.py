"""What a search is typed in, and what shows its results."""
