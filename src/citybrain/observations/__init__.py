"""What a city was seen to do: bills and meters, as quantities that stand beside the computed ones."""
