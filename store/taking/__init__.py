"""Taking along what is on the screen: figures and quotes with their citations, in the formats of other programs."""
