"""Reading work reports, keeping them, and holding them side by side, without a terminal."""
