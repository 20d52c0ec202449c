### Texts of the domain city.

## Parts of the register

## Kinds of streets by their tag in OpenStreetMap

highway-motorway = Motorway
highway-motorway-link = Motorway ramp
highway-trunk = Trunk road
highway-trunk-link = Trunk road ramp
highway-primary = Primary road
highway-primary-link = Link to a primary road
highway-secondary = Secondary road
highway-secondary-link = Link to a secondary road
highway-tertiary = Tertiary road
highway-tertiary-link = Link to a tertiary road
highway-unclassified = Minor road
highway-residential = Residential street
highway-living-street = Living street
highway-service = Service road
highway-pedestrian = Pedestrian street
highway-footway = Footway
highway-path = Path
highway-cycleway = Cycleway
highway-steps = Steps
highway-track = Track
highway-bridleway = Bridleway
highway-corridor = Corridor in a building
highway-platform = Platform
highway-construction = Under construction
highway-road = Road of unknown class
highway-busway = Busway
highway-elevator = Lift
