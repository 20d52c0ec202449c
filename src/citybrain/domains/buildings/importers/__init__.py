"""Readers of files that tell buildings."""
