"""What the files of a city say of its signals."""
