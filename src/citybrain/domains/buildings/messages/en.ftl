### Texts of the domain buildings.

## What may be off, several attributes together

uncertainty-input-building-size = Floor and wall of buildings

## Why a building cannot have a measure, told beside the number of such buildings

reason-not-heated = Are not heated
reason-no-outer-wall = Have no outer wall without windows
reason-no-windows = Have no windows
reason-already-better = Are already as good or better
reason-already-heat-pump = Already have a heat pump
reason-already-connected = Already have all their heat from the network
reason-no-roof-left = Have no roof left for more modules
reason-already-lower = Already keep it this low or lower
reason-already-shared = Already share their desks by the plan
reason-already-told = Are already told what they use
reason-already-smart = Already have smart control
reason-already-member = Already belong to an energy community
reason-already-efficient = Already have new lamps and appliances
reason-already-recovers = Already recover heat from the air
reason-already-clean = Already have as much clean heat
reason-nothing-to-control = Gain nothing from control by the standard
reason-no-devices = Have no lamps
reason-no-electricity = Have no floor in use
reason-no-network = No building takes heat from a network
reason-no-new-floor = Have no new floor in this year
reason-no-residents = Have no residents
reason-no-roof = Have no roof that is known
reason-no-wall-left = Have no south wall left for more modules
reason-not-homes = Are not homes
reason-not-office = Are not offices
reason-too-little-ground = Have too little free ground for boreholes
reason-too-steep = Have too steep a roof
reason-too-tall = Would be too tall
reason-not-due = Are not worn out yet
reason-too-young = Are too young to be torn down
reason-heritage = Are protected as heritage
reason-protected = Are so old that they are kept

## Parts of the register

topic-behaviour = What people do
topic-calibration = Fitting to bills
topic-construction = Building and materials
topic-energy = Energy
topic-envelope = Walls, windows and roofs
topic-measures = Measures
topic-observed = Bills and meters
topic-reporting = What frameworks ask for
topic-solar = Sun
topic-solar_power = Solar power
topic-stock = Age and renewal
topic-systems = Heating and cooling systems
topic-thermal = Heat in buildings
topic-use = Use of buildings

## How a value that no file gives was made. One sentence each; shown where a number is explained.

imputation-use-small = Small, without a shop or office in it: taken for an outbuilding.
imputation-use-places = Taken from what the map shows inside the building.
imputation-use-land = Taken from the use of the land that the building stands on.
imputation-use-neighbours = Taken from a building of like size nearby, drawn so that the mix of the street is kept.
imputation-use-size = Guessed from the size of the building and its distance to the next one.
imputation-storeys-height = Height of the building divided by the usual height of a storey for its use and age.
imputation-storeys-outbuilding = One storey, as outbuildings usually have.
imputation-storeys-neighbours = Median of the known storeys of buildings of the same use within 100 m (or the distance that the city states).
imputation-storeys-street = Median of the known storeys of buildings of like size within 100 m (or the distance that the city states).
imputation-storeys-city = Median of the known storeys of all buildings of the city of the same use.
imputation-storeys-typical = Storeys that buildings of this use usually have.
imputation-height-storeys = Storeys times the usual height of a storey for this use and age, plus the roof construction.
imputation-height-storeys-estimated = Estimated storeys times the usual height of a storey for this use and age, plus the roof construction.
imputation-year-neighbours = Weighted median of the known construction years nearby; near buildings and those of the same use count more.
imputation-year-zone = Drawn from the known construction years of the zone, so that their mix is kept.
imputation-year-city = Drawn from the known construction years of the city, or stated by the city.
imputation-year-typical = Middle of the European building stock, as no construction year of the city is known.
imputation-heating-outbuilding = Outbuildings are taken as not heated.
imputation-heating-shares = Drawn from the published shares of heating systems for this country, place and use, so that the shares are kept.
imputation-floor-area = Footprint times storeys, less what light wells and halls take away.
imputation-floor-area-estimated = Footprint times estimated storeys, less what light wells and halls take away.
imputation-pitch-shape = Usual pitch of a roof of the shape that the map gives.
imputation-pitch-typical = Usual roof pitch for this use and age.
imputation-home-floor-places = From the shops, offices and other places inside the footprint: they take the ground floor, or more where they need it.
imputation-home-floor-around = Estimated from the blocks around: so many of them have shops, offices and other places on the ground floor.
imputation-home-floor-empty = The population grid has nobody here, so the floor is not homes.
imputation-free-ground = Ground that is nearer to this building than to another and within half the depth of usual plots, outside of streets, water, squares and parks of the map. Plots are not known.
imputation-free-ground-shapes = Ground that is nearer to this building than to another and within half the depth of usual plots, less what streets take in cities. Plots and streets are not known.
imputation-residents-none = Nobody lives in a building of this use.
imputation-residents-grid = Share of the people of the population grid's cell, by floor area of the homes in it.
imputation-residents-grid-empty = Nobody: the population grid has no people here.
imputation-residents-floor-area = Floor area, without ground floors of shops and offices, divided by the floor area per resident in the country.
imputation-walls = Outline of the building times its height; walls shared with a neighbour are left out.
imputation-walls-estimated = Outline of the building times its estimated height; walls shared with a neighbour are left out.
imputation-roof = Outline of the building and the pitch of its roof.
imputation-roof-estimated = Outline of the building and the estimated pitch of its roof.
