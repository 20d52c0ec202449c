"""What a measure really changed: what was measured against what was to be expected without it."""
