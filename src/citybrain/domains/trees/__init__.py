"""Trees: a register with size, condition, water need, carbon and upkeep, their diversity, and crowns over streets."""
