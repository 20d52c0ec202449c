"""Computed lines whose bills bear noise: one number everywhere, its width in every interval, nothing beside it."""

import math
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from citybrain.base.keys_folder import keys_folder, write_key
from citybrain.governance import noise as keys
from citybrain.governance.cells import counted
from citybrain.governance.discrete_laplace import half_width
from citybrain.inventory.computed import ComputedLine
from citybrain.inventory.files import computed_by_domains
from citybrain.inventory.service import InventoryService
from citybrain.kernel import InputError
from citybrain.observations.bills.noisy_cells import Noise, NoisyCells
from citybrain.observations.bills.observed import ObservedBills
from citybrain.open_city import OpenCity
from citybrain.plans.calibration.act import calibrate_city
from citybrain.plans.calibration.settings import CalibrationSettings
from citybrain.presenting.inventory.inventory import inventory_answer
from citybrain.presenting.inventory.lines import lines_answer
from citybrain.presenting.inventory.report import inventory_report
from tests.inventory.test_account import observed_town
from tests.observations.bills.test_noisy_cells import DECLARED, HEAT, bills, places
from tests.observations.bills.towns import bring, town


@pytest.fixture(scope="module", autouse=True)
def known_key(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The noise is one of all that there are: with seven keys of a hundred it leaves nothing of the services."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("CITYBRAIN_KEYS", str(tmp_path_factory.mktemp("noise") / "keys"))
        write_key(keys_folder() / keys.FILE, b"5e" * keys.BYTES)
        yield


@pytest.fixture(scope="module")
def inventory(tmp_path_factory: pytest.TempPathFactory) -> InventoryService:
    city = town(tmp_path_factory.mktemp("noisy") / "city", settings=DECLARED)
    bring(city, bills(places(city)[:20]))
    return OpenCity(city).inventory


@pytest.fixture
def plain(tmp_path: Path) -> InventoryService:
    return OpenCity(town(tmp_path / "plain")).inventory


def heat_lines(inventory: InventoryService) -> list[ComputedLine]:
    return [x for x in inventory.computed.lines if isinstance(x, ComputedLine) and x.carrier == "district_heat"]


def bills_of(inventory: InventoryService) -> ObservedBills:
    assert inventory.workspace.observed is not None
    return inventory.workspace.observed


def test_lines_are_sums_of_the_numbers_of_cells_and_of_computed_energy(inventory: InventoryService) -> None:
    observed = bills_of(inventory)
    assert observed.noise is not None
    heat = np.nan_to_num(np.asarray(inventory.workspace.today().value("network_heat"), np.float64))
    cells, whole = observed.cells[HEAT], 0
    for line in heat_lines(inventory):
        members = members_of(inventory, line.group)
        told = counted(members, cells)
        numbers = observed.noise.columns[HEAT].total[np.unique(cells[told])]
        rest = heat[members & ~told].sum()
        assert (line.noise.cells if line.noise else 0, line.observed) == (len(numbers), told.sum())
        assert line.amount == pytest.approx(rest + numbers.sum())
        assert not told.any() or line.amount != pytest.approx(rest + observed.columns[HEAT][told].sum(), abs=1.0)
        whole += line.observed
    assert whole >= 10


def members_of(inventory: InventoryService, group: str) -> np.ndarray:
    """Buildings of a group of lines."""
    data = next(data for data in computed_by_domains() if group in data["groups"])
    names = list(inventory.workspace.graph.vocabulary.categories[data["by"]])
    kinds = [names.index(kind) for kind in data["groups"][group]["kinds"]]
    return np.isin(inventory.workspace.snapshot.column(data["by"], "building"), kinds)


def test_every_answer_has_the_same_number_and_says_that_noise_stands_in_it(inventory: InventoryService) -> None:
    account = inventory.account()
    for language, word in (("en", "noise"), ("zh", "噪声")):
        answer = inventory_answer(inventory, None, "AR5", "basic", language)
        lines = lines_answer(inventory, account, language)["lines"]
        noisy = [line for line in lines if line["noise"]]
        assert noisy and lines == answer["lines"]["lines"]
        for line in noisy:
            made = inventory.computed.of(line["id"])
            assert isinstance(made, ComputedLine) and made.noise is not None
            assert (line["amount"], line["noise"]["scale"]) == (made.amount, 240_000.0)  # type: ignore[index]
            assert line["noise"]["half_width"] == pytest.approx(half_width([240_000.0] * made.noise.cells, 0.95))  # type: ignore[index]
            assert word in (line["source"] or "")
        assert "240,000" in (answer["method"]["noise"] or "")
        assert answer["method"]["noise"] in inventory_report(answer, "Testbury", {}, [], language)


def test_noise_widens_the_interval_of_its_line_and_of_the_total(inventory: InventoryService) -> None:
    account = inventory.account()
    rows = {x: n for n, x in enumerate(account.lines["id"].to_list())}
    for line in lines_answer(inventory, account, "en")["lines"]:
        made, width = (
            inventory.computed.of(line["id"]),
            account.emissions.activity.activity_uncertainty[rows[line["id"]]],
        )
        if isinstance(made, ComputedLine) and made.noise and made.amount:
            assert width > made.noise.half_width / made.amount
            widest = width * float(account.emissions.equivalent[rows[line["id"]]])
            low, high = account.intervals.around()
            assert (high - low) / 2 >= widest


def test_no_calibration_is_told_without_noise_where_sums_have_it(inventory: InventoryService) -> None:
    with pytest.raises(InputError) as refused:
        calibrate_city(inventory.workspace.folder, inventory.workspace, CalibrationSettings(), dry_run=True)
    assert refused.value.code == "calibration-noise"


def noisy(inventory: InventoryService, total: float, scale: float = 1000.0) -> None:
    """Bills of the town in one cell, whose number with noise is a certain one."""
    observed = observed_town(inventory.workspace).observed
    assert observed is not None
    made = NoisyCells(np.array([total]), np.array([scale]), np.array([500.0]))
    observed.noise = Noise(0.5, {HEAT: made})  # type: ignore[misc]


def test_nothing_beside_the_amount_tells_of_bills(plain: InventoryService) -> None:
    noisy(plain, 1e6)
    (line,) = [one for one in heat_lines(plain) if one.noise]
    own = bills_of(plain).columns[HEAT]
    own[np.flatnonzero(np.isfinite(own))] = np.arange(10) * 7000.0
    (other,) = [one for one in heat_lines(OpenInventory(plain)) if one.noise]
    assert other == line


def OpenInventory(inventory: InventoryService) -> InventoryService:
    """The same workspace without what was computed before."""
    return InventoryService(inventory.workspace, inventory._records)


@pytest.mark.parametrize("total", [-1e15, 0.0])
def test_where_noise_leaves_nothing_the_computed_energy_stands(plain: InventoryService, total: float) -> None:
    before = heat_lines(plain)
    noisy(plain, total if total else -sum(line.amount or 0.0 for line in before))
    assert heat_lines(OpenInventory(plain)) == before


def test_losses_have_their_share_of_the_noise(plain: InventoryService) -> None:
    noisy(plain, 1e6)
    noise = next(line.noise for line in heat_lines(plain) if line.noise)
    part = noise.times(0.04)
    assert part.half_width == pytest.approx(0.04 * half_width([1000.0], 0.95))
    assert math.isclose(part.scale, 40.0) and part.cells == noise.cells == 1
