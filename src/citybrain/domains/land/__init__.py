"""Space and land: what the ground of a city is used for, and plots that could serve better."""
