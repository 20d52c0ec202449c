"""Devices on catchments that hold rain back."""
