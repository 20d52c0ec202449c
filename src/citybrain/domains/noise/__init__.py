"""Noise of roads at facades."""
