"""Plans from year to year: what happens without them, what they change, and where that leaves budget and target."""
