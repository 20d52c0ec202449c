"""What people ask of a timetable."""
