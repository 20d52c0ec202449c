"""Riders of lines, and how full vehicles are."""
