"""Measures of the domain money: what a plan can do."""
