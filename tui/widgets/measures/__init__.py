"""The table of measures, laid out and drawn."""
