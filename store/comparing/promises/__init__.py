"""What became of what a report promised: promises and results matched, measured, and told."""
