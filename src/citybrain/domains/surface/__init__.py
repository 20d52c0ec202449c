"""Ground surface: what covers the cells of a city, and how much sky and sun their ground has."""
