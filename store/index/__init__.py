"""The search index: derived from the library's documents, deleted without loss, rebuilt from them."""
