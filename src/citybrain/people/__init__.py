"""People: residents' part in all that the city knows, plans and does."""
