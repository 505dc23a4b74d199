"""Checking: rules that read any speech and say where, why, by whose authority and what to do."""
