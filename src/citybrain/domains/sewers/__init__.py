"""Sewers: a network of pipes with its catchments, run by SWMM, and devices that hold rain back."""
