"""Holding reports against each other: which sections deal with the same matter, what sets a report apart."""
