"""What a plan can do."""
