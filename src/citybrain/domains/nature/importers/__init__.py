"""Habitats and the ways between them, from the map."""
