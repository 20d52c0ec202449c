"""The report on a year of the inventory as one HTML file."""
