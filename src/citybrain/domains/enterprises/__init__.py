"""Enterprises: where they are, how fast they use up what they may emit, and which of them to visit next."""
