"""Ground by cover, parking areas and plots from the map and from a register of the city."""
