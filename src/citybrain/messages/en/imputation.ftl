## How a value that no file gives was made. One sentence each; shown where a number is explained.

origin-unknown = Nothing is known about this value.
imputation-area = Measured from the outline of the building on the map.
imputation-use-small = Small, without a shop or office in it: taken for an outbuilding.
imputation-use-places = Taken from what the map shows inside the building.
imputation-use-land = Taken from the use of the land that the building stands on.
imputation-use-neighbours = Taken from a building of like size nearby, drawn so that the mix of the street is kept.
imputation-use-size = Guessed from the size of the building and its distance to the next one.
imputation-storeys-height = Height of the building divided by the usual height of a storey for its use and age.
imputation-storeys-outbuilding = One storey, as outbuildings usually have.
imputation-storeys-neighbours = Median of the known storeys of buildings of the same use within 100 m (or the distance set in city.toml).
imputation-storeys-typical = Storeys that buildings of this use usually have.
imputation-height-storeys = Storeys times the usual height of a storey for this use and age, plus the roof construction.
imputation-height-storeys-estimated = Estimated storeys times the usual height of a storey for this use and age, plus the roof construction.
imputation-year-neighbours = Weighted median of the known construction years nearby; near buildings and those of the same use count more.
imputation-year-zone = Drawn from the known construction years of the zone, so that their mix is kept.
imputation-year-city = Drawn from the known construction years of the city, or set in city.toml.
imputation-year-typical = Middle of the European building stock, as no construction year of the city is known.
imputation-heating-outbuilding = Outbuildings are taken as not heated.
imputation-heating-shares = Drawn from the published shares of heating systems for this country, place and use, so that the shares are kept.
imputation-floor-area = Footprint times storeys, less what light wells and halls take away.
imputation-floor-area-estimated = Footprint times estimated storeys, less what light wells and halls take away.
imputation-pitch-shape = Usual pitch of a roof of the shape that the map gives.
imputation-pitch-typical = Usual roof pitch for this use and age.
imputation-residents-none = Nobody lives in a building of this use.
imputation-residents-grid = Share of the people of the population grid's cell, by floor area of the homes in it.
imputation-residents-floor-area = Floor area divided by the floor area per resident in the country.
