"""What the files of a city say of its roads and of who drives where."""
