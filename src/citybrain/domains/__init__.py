"""What the city consists of: one folder for each subject, found by its domain.yaml."""
