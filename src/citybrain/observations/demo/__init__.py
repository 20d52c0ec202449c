"""Sensors of the demo city and what they read in one week: made up by a seeded generator, and marked so everywhere."""
