"""The table of measures: what several reports state, side by side."""
