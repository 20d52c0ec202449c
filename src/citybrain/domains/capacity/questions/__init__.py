"""Questions about carrying capacity."""
