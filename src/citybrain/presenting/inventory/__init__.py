"""Answers of the inventory as plain values, with their types."""
