"""Who lives where little is reached by public transport: by gender and age, where the city knows them."""

from typing import NamedTuple

import numpy as np

from citybrain.kernel import quantity
from citybrain.kernel.units import People, Share


class UnderservedByGroup(NamedTuple):
    """Residents of underserved zones by gender and age, and those of whom one of these is not known."""

    underserved_women: People
    underserved_men: People
    underserved_of_unknown_gender: People
    underserved_older_residents: People
    underserved_younger_residents: People
    underserved_of_unknown_age: People


@quantity(of="zone", source="Definition: parts of the residents of the zone", totals=("city",))
def underserved_by_group(underserved_residents: People, women_share: Share, older_share: Share) -> UnderservedByGroup:
    """Residents of underserved zones by gender and age, and those of whom one of these is not known."""
    return UnderservedByGroup(
        underserved_residents * np.nan_to_num(women_share),
        underserved_residents * np.nan_to_num(1.0 - women_share),
        underserved_residents * np.isnan(women_share),
        underserved_residents * np.nan_to_num(older_share),
        underserved_residents * np.nan_to_num(1.0 - older_share),
        underserved_residents * np.isnan(older_share),
    )
