"""Importers of streets and access."""
