"""Plans: what a city could do, and what that would change."""
