"""One measure across all regions of a library."""
