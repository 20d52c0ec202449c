"""Formulas: what follows from what the twin knows, one folder for each subject."""
