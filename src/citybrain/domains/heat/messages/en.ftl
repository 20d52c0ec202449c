# Texts of heat.
heat-heat_sources = Ties cells to the buildings and roads in them that give off heat: parts of their footprints and lengths.
