"""What stands on a raster, the sky that is seen past it and the shadows that it throws: shared by domains."""
