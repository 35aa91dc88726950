"""Sections held against each other by their words: where reports meet, who else does something, what is peculiar."""
