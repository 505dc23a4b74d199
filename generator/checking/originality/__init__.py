"""Originality: which spans of a speech stand in earlier speeches, and where."""
