"""What files say of soil, elevation and rain, as columns of cells, hollows and days of rain."""
