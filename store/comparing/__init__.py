"""Holding reports against each other: by their sections, their measures, over the years, in what was promised."""
