"""Importers of wind, chimneys and background, and what follows of them for buildings and places."""
