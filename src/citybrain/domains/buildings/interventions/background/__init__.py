"""What happens to buildings without a plan; scenarios name these."""
