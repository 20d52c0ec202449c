"""What the domain reads from files."""
