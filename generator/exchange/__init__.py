"""The phrase bank as tables for people who work in Excel."""
