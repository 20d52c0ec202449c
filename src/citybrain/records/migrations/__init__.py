"""Migrations of the records: `versions/0001_*.py` and on, each the change of the one before."""
