"""Public transport: timetables and what people reach by them."""
