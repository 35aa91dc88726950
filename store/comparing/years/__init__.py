"""What the reports of one agency state period after period."""
