"""The jobs of the program, one module a kind, used by every face."""
