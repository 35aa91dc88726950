"""What a user marked in reports: kept with the user, and found again by its words."""
