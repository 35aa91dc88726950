"""Libraries in the forms of other programs."""
