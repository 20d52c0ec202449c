"""Measures on the form of the city: floor that is added, and how it is built."""
