"""A region over the years."""
