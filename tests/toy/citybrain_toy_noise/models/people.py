"""Who hears the streets."""

import numpy as np

from citybrain.kernel import greatest, mean, quantity, total
from citybrain.kernel.units import People, Ratio, Share


@total(of="toy_receiver", over="toy_heard")
def toy_loudness(toy_sound: Ratio) -> Ratio:
    """Sound of all streets that a receiver hears, each by its distance."""
    ...


@greatest(of="toy_receiver", over="toy_heard")
def toy_loudest(toy_sound: Ratio) -> Ratio:
    """Sound of the loudest street that a receiver hears."""
    ...


@mean(of="toy_cell", over="toy_within")
def toy_cell_loudness(toy_loudness: Ratio) -> Ratio:
    """Mean of the sound at the receivers of a cell."""
    ...


@quantity(of="toy_cell", source="Toy: half of the people at the limit", totals=("zone", "city"))
def toy_exposed_people(toy_people_in_cell: People, toy_cell_loudness: Ratio, toy_limit: Ratio) -> People:
    """People of a cell who are exposed to noise; none where no receiver stands."""
    loudness = np.nan_to_num(toy_cell_loudness)
    return toy_people_in_cell * loudness / (loudness + toy_limit)


@quantity(of="city", source="Definition")
def toy_exposed_share(city_toy_exposed_people: People, city_toy_people_in_cell: People) -> Share:
    """Share of the people of the city who are exposed to noise."""
    return city_toy_exposed_people / city_toy_people_in_cell


@mean(of="toy_group", over="toy_lives_in")
def toy_group_loudness(toy_cell_loudness: Ratio) -> Ratio:
    """Mean of the sound in the cells where the people of a group live."""
    ...


@quantity(of="toy_group", source="Toy: half of those with open windows at the limit", totals=("city",))
def toy_annoyed_people(
    toy_people_in_group: People, toy_open_share: Share, toy_group_loudness: Ratio, toy_limit: Ratio
) -> People:
    """People of a group whom noise wakes at night."""
    loudness = np.nan_to_num(toy_group_loudness)
    return toy_people_in_group * toy_open_share * loudness / (loudness + toy_limit)
