"""OGC SensorThings 1.1 over HTTP at /sta/v1.1."""
