"""The library on disk: a catalog and one document a report, one writer, any number of readers."""
