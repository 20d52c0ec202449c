"""What the city files say of its ground, for carrying capacity."""
