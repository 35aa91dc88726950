"""Figures drawn: bars and lines as SVG, PNG, and Excel's own charts."""
