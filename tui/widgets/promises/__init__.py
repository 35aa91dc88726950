"""Promises in a list, counted, and in their sentences."""
