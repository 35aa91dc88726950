"""The main screen: regions and domains at the left, reports side by side."""
