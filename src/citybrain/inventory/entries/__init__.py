"""Lines of activity that people enter: read from files, checked, recorded, kept at hand, exported."""
