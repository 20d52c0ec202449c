"""Are we on course: what a city promised and approved, its indicators and their course, other cities beside it."""
