"""The gate: what changes the city is simulated, asked for, approved by a second person, done and checked."""
