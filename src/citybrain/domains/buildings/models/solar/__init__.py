"""Where the sun stands, and what reaches the five sides of a building."""
