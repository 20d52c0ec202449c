"""Supervision: one file for each enterprise, quota and use, cells of a grid, and which enterprise to visit next."""
