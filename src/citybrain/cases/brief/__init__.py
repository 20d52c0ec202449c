"""The brief of the day: what is new, late, under way, cured and waiting for approval, and what the night brought."""
