# Texts of canopy.
canopy-cells_around = Looks which cells of the ground lie at each building and along each street.
canopy-looking-at-cells = Looking at cells at buildings and along streets.
canopy-no-cells = Nothing is said of the canopy of neighbourhoods: the city has no cells of the ground. Ask for the domain heat, and build again.
