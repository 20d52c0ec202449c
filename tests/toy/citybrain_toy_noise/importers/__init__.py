"""What reads the files of street noise."""
