"""Inputs that nobody thought of, tried for as long as there is time."""
