"""Measures of the whole city on its supply of heat and electricity."""
