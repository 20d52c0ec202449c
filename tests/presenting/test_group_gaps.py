"""The register of gaps: of whom what is known, counted by residents, and who would have to tell the rest."""

from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest

from citybrain.base.domains import find_domains
from citybrain.presenting.answers.group_gaps import group_gaps

GRAPH = find_domains().graph("FI")


def snapshot(**columns: list[float]) -> Any:
    """Four buildings in two zones and in none; of one nobody knows who lives there."""
    own = {"residents": np.array([60.0, 20.0, np.nan, 20.0]), "zone": np.array([0, 1, 1, -1])}
    city = SimpleNamespace(columns={name: np.array(values) for name, values in columns.items()})
    manifest = SimpleNamespace(qualities={"older_share": {"simulated": 1.0}})
    return cast(Any, SimpleNamespace(column=own.__getitem__, city=lambda: city, manifest=manifest))


def by_name(gaps: list[Any]) -> dict[str, Any]:
    return {one["name"]: one for one in gaps}


def test_a_trait_is_known_of_the_residents_of_zones_that_tell_it() -> None:
    gaps = group_gaps(snapshot(women_share=[0.5, np.nan], older_share=[0.2, 0.1]), GRAPH, set(), "en")
    named = by_name(gaps)
    assert named["gender"]["known"] == pytest.approx(0.6)
    assert named["age"]["known"] == pytest.approx(0.8)
    assert (named["gender"]["simulated"], named["age"]["simulated"]) == (0.0, 1.0)
    assert named["income"]["known"] == 0.0
    assert [one["known"] for one in gaps] == sorted(one["known"] for one in gaps)


def test_what_no_domain_reads_is_told_with_who_has_it() -> None:
    for language in ("en", "zh"):
        for gap in group_gaps(snapshot(), GRAPH, set(), language):
            assert gap["known"] == 0.0
            assert gap["label"]
            assert len(gap["holder"]) > 10
    named = by_name(group_gaps(snapshot(), GRAPH, set(), "en"))
    for trait in ("children", "disability", "migration", "platform_work"):
        assert named[trait]["attribute"] is None
        assert named[trait]["quantities"] == 0
    assert named["gender"]["quantities"] > 10


def test_hidden_residents_are_not_counted() -> None:
    gaps = group_gaps(snapshot(women_share=[0.5, 0.5]), GRAPH, {"residents"}, "en")
    assert {one["known"] for one in gaps} == {None}


def test_every_declared_group_has_its_texts_and_an_attribute_of_zones() -> None:
    groups = [group for domain in find_domains() for group in domain.groups]
    assert len({group.name for group in groups}) == len(groups) >= 8
    attributes = find_domains().attributes.all
    for group in groups:
        assert set(group.labels) == set(group.holder) == {"en", "zh"}
        assert not group.attribute or group.attribute in attributes
