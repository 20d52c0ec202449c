"""What every subject stands on: the place, the calendar, the hours and their weather."""
