"""Importers of public transport."""
