"""What each screen hands over when something is taken along."""
