"""Rules on quantities that the twin computes: what holds of a building, a district or the city opens a case."""
