"""How report text is set on a terminal: made harmless, measured in cells, broken into lines."""
