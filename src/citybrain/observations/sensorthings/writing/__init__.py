"""Entities and observations made, changed and withdrawn."""
