"""What people ask of travel."""
