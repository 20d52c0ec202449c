"""Public spaces of the map, what is around them, and counts of people."""
