"""Sky view, shadows, mean radiant temperature and UTCI of the cells of a raster."""
