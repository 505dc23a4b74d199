"""From clean documents to proposals for the phrase bank, with evidence and reasons."""
