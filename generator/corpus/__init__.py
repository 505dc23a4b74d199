"""From the files of a user to clean documents with structure."""
