# Texts of noise.
noise-reason-quiet-surface = Has a low-noise surface
noise-reason-no-cars = Is not open to cars
noise-reason-barrier = Has a barrier as high
noise-reason-quiet = Is quiet enough at night
noise-reason-no-dwellings = Has no dwellings
noise-reason-windows = Has sound-insulating windows
noise-facades = Makes façade points of all buildings and the relation of the streets that they hear, where city.toml names the domain.
origin-noise-facade_points = façades of the buildings
