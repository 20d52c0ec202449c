"""Weights of a logit from choices: the published ones of Swissmetro, weights that made choices, and what is refused."""

import numpy as np
import pandas as pd
import pytest

from citybrain.domains.travel.models.demand.estimation import estimated_weights
from citybrain.kernel.errors import InputError
from tests.parity.wheels import table_of_biogeme

PUBLISHED = {"ASC_TRAIN": -0.7012, "ASC_CAR": -0.1546, "B_TIME": -1.2779, "B_COST": -1.0838}
"""Bierlaire, Axhausen and Abay 2001; model b01logit of Biogeme, with its log-likelihood and its count of choices."""

LOG_LIKELIHOOD, CHOICES = -5331.252007, 6_768


def swissmetro() -> pd.DataFrame:
    """Choices among train, Swissmetro and car for commuting and business."""
    table = table_of_biogeme("swissmetro.dat")
    return table[table["PURPOSE"].isin([1, 3]) & (table["CHOICE"] != 0)]


def test_the_published_weights_of_swissmetro_come_out() -> None:
    table = swissmetro()
    free = table["GA"] == 0
    time = table[["TRAIN_TT", "SM_TT", "CAR_TT"]].to_numpy(float) / 100
    cost = np.column_stack([table["TRAIN_CO"] * free, table["SM_CO"] * free, table["CAR_CO"]]) / 100
    asked = table["SP"] != 0
    offered = np.column_stack([table["TRAIN_AV"] * asked, table["SM_AV"], table["CAR_AV"] * asked]).astype(bool)
    constants = np.zeros((len(table), 3, 2))
    constants[:, 0, 0] = constants[:, 2, 1] = 1.0
    attributes = np.concatenate([constants, time[:, :, None], cost[:, :, None]], axis=2)
    found = estimated_weights(attributes, offered, table["CHOICE"].to_numpy() - 1)
    assert found.choices == CHOICES
    assert found.log_likelihood == pytest.approx(LOG_LIKELIHOOD, abs=1e-6)
    assert found.weights == pytest.approx(list(PUBLISHED.values()), abs=1e-4)


def test_weights_that_made_choices_come_out_within_their_errors() -> None:
    random, true = np.random.default_rng(1), np.array([0.8, -0.05])
    attributes = np.stack([np.broadcast_to([0.0, 1.0, 0.0], (4000, 3)), random.uniform(5, 60, (4000, 3))], axis=2)
    offered = random.random((4000, 3)) < 0.8
    offered[:, 0] = True
    utility = np.where(offered, attributes @ true + random.gumbel(size=(4000, 3)), -np.inf)
    found = estimated_weights(attributes, offered, utility.argmax(axis=1))
    assert (np.abs(found.weights - true) < 3.0 * found.errors).all()
    assert (found.errors < 0.06).all()


def test_choices_that_cannot_be_are_refused() -> None:
    attributes, offered = np.ones((2, 2, 1)), np.array([[True, True], [True, False]])
    with pytest.raises(InputError, match="travel-choices"):
        estimated_weights(attributes, offered, np.array([0, 1]))
    with pytest.raises(InputError, match="travel-choices-alike"):
        estimated_weights(attributes, offered, np.array([0, 0]))
