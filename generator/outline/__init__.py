"""Outlines: the YAML plan of one genre."""
