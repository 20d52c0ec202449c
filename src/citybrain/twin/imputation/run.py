"""All imputation in the order in which one value needs another."""

from citybrain.twin.attributes import Attributes
from citybrain.twin.imputation.heating import impute_heating
from citybrain.twin.imputation.roof import impute_pitch
from citybrain.twin.imputation.size import drop_impossible_sizes, impute_floor_area, impute_height, impute_storeys
from citybrain.twin.imputation.surroundings import Surroundings
from citybrain.twin.imputation.use import impute_use
from citybrain.twin.imputation.year import drop_impossible_years, impute_year


def impute(attributes: Attributes, around: Surroundings, latest_year: int) -> dict[str, int]:
    """Fill what is missing of the buildings, residents apart, and return how many given values could not be.

    `attributes` must have `footprint_area` [m²] and may have any of building_use, storeys, height [m],
    construction_year, heating_system, gross_floor_area [m²], roof_pitch [degrees]; afterwards it has all of them
    without a gap. Residents follow apart, since a population grid is shared out over the floor area made here.
    """
    rejected = drop_impossible_sizes(attributes) | drop_impossible_years(attributes, latest_year)
    impute_use(attributes, around)
    impute_year(attributes, around)
    impute_storeys(attributes, around)
    impute_height(attributes, around)
    impute_floor_area(attributes, around)
    impute_heating(attributes, around)
    impute_pitch(attributes, around)
    return rejected
