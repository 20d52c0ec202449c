### Texts of the domain buildings.

## What may be off, several attributes together

doubt-input-building-size = Floor and wall of buildings

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
reason-too-steep = Have too steep a roof
reason-too-tall = Would be too tall
reason-not-due = Are not worn out yet
reason-too-young = Are too young to be torn down
reason-protected = Are so old that they are kept

## Parts of the register

topic-behaviour = What people do
topic-calibration = Fitting to bills
topic-construction = Building and materials
topic-energy = Energy
topic-envelope = Walls, windows and roofs
topic-observed = Bills and meters
topic-reporting = What frameworks ask for
topic-solar = Sun
topic-solar_power = Solar power
topic-stock = Age and renewal
topic-systems = Heating and cooling systems
topic-thermal = Heat in buildings
topic-use = Use of buildings
