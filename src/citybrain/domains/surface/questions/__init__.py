"""What is asked of the ground surface beside its quantities."""
