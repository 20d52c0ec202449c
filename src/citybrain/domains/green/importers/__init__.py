"""Trees in sight of homes, and green spaces within a way on foot."""
