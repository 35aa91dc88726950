"""Data: the bundled reports, the taxonomies, cues and units, and the dictionary."""
