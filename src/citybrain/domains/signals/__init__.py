"""Traffic signals of junctions: plans of files, simulated and compared."""
