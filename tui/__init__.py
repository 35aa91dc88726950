"""The terminal side of duibiao: the Textual app and the command line."""
