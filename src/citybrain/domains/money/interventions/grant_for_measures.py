"""Grants for what owners invest."""

from typing import NamedTuple

import numpy as np

from citybrain.kernel import intervention
from citybrain.kernel.units import Mask, Money, Share


class Grant(NamedTuple):
    """What a grant changes."""

    subsidy_share: Share
    largest_subsidy: Money


@intervention(
    of="building",
    phase="finance",
    strategy="finance",
    source="definition: share of the new investments, within a limit; public budgets pay it",
    settings=("grant_share", "grant_limit"),
)
def grant_for_measures(subsidy_share: Share, grant_share: Share, grant_limit: Money) -> Grant:
    """Pays owners a share of what they invest from then on, until the limit of the building; public budgets pay it.

    Who would have invested anyway gets it too. More people taking part because of it is not computed: raise `uptake`
    of the measures where you expect that.
    """
    none = 0.0 * subsidy_share
    return Grant(none + grant_share, (1.0 + none) * grant_limit)


@grant_for_measures.eligible("reason-already-granted")
def less_than_offered(subsidy_share: Share, grant_share: Share) -> Mask:
    """A building that gets as large a share already keeps it."""
    return np.asarray(subsidy_share < grant_share)
