"""Mean radiant temperature and UTCI of the cells of a raster."""
