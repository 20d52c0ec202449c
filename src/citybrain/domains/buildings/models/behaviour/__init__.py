"""What habits, devices and controls add to the standard use of a building, and what rebound takes back of a saving."""
