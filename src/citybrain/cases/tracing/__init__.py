"""Where a reading comes from: known sources and one that nobody knows, weighed by readings of several places."""
