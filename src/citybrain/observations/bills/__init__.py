"""Billed and metered energy: read from files, kept with a ledger, and turned into observed quantities."""
