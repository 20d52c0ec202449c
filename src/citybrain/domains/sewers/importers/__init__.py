"""Network and catchments out of a file of SWMM."""
