"""Figures, reports and what was found about them, in the words of the interface."""
