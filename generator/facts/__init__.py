"""Facts: what only the user knows, typed and checked against what the outline asks for."""
