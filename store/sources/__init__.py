"""From a file or folder to decoded text."""
