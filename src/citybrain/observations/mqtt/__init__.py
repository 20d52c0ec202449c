"""Readings over MQTT: an endpoint of our own, a client of another broker, and what topics and messages mean."""
