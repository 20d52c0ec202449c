"""Measures on roads and on the cars that use them."""
