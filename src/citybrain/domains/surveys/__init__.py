"""Travel surveys: for what groups of people travel, with how sure that is, and shares that publications state."""
