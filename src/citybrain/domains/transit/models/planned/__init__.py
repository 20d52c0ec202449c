"""The timetable with the stops and lines that a plan opens and closes."""
