"""SWMM in a process of its own: files read and written, runs remembered."""
