"""What a city emits from year to year, and what has added up since the first year."""
