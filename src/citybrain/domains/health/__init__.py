"""What air, noise, heat, cold and activity do to the health of residents, as years of life by age and zone."""
