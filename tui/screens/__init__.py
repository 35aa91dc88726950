"""Whole screens: browsing, one report, help, the first load."""
