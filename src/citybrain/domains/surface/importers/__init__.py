"""What the ground surface reads from the tables of a city."""
