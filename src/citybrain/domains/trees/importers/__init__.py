"""What a city knows of its trees, from the map and from its own register."""
