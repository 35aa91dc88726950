"""Promises and what became of them."""
