"""Photos of cases and inspections: made anew without what they tell of who took them, stored by their hash."""
