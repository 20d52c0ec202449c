"""OGC SensorThings 1.1 part 1 (OGC 18-088) over the records and the readings of a city; without HTTP."""
