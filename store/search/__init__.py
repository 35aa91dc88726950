"""Searching a library: what was typed, what it finds, and where it stands in the reports."""
