"""The years of a region in a table, and in their sentences."""
