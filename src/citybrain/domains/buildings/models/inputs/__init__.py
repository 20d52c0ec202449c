"""What the graph reads of a city."""
