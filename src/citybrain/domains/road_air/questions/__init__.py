"""Questions about the air of single places."""
