"""Sensors of the demo city and what they read: one real station, all others made up by a generator and marked so."""
