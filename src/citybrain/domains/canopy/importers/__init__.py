"""Cells at buildings and along streets."""
