"""The text of a report in a pane: wrapped, lit, with a cursor, and always at a place of its source."""
