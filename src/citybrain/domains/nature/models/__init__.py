"""Formulas of nature."""
