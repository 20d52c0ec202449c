"""Services and matters of an open city: where they take cases, parameters, plans and the time from."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from citybrain.base.domains import find_domains
from citybrain.base.regions import Region
from citybrain.kernel.parameters import Parameter, read_parameters
from citybrain.messages.language import DEFAULT
from citybrain.open_city.city import OpenCity, once
from citybrain.open_city.consultations import consultations_of, today_of
from citybrain.open_city.departments import limited_rights
from citybrain.people.services.catalogue import CityCatalogue
from citybrain.people.services.correction_layer import WHERE
from citybrain.people.services.matter_file import MatterSurroundings
from citybrain.people.services.matters import MatterService
from citybrain.plans.scenarios import scenario_of


@once
def catalogue_of(city: OpenCity) -> CityCatalogue:
    """The one catalogue, on the day by the clock of the city."""
    return CityCatalogue(city.city_records, partial(today_of, city))


def matters_of(city: OpenCity) -> MatterService:
    """Parameters and plans are those of the open snapshot; nothing of it is opened before it is asked for."""

    def original() -> Mapping[str, Parameter]:
        domains, manifest = find_domains(), city.snapshot.manifest
        region = Region(manifest.country, manifest.climate, manifest.currency)
        *below, own = domains.layers_of(manifest.country, city.folder, region)
        files = {name: path for name, path in own.files.items() if name != WHERE}
        return read_parameters([*below, replace(own, files=files)], domains.vocabulary)

    def algorithms() -> Mapping[str, str]:
        from citybrain.progress.algorithms import declared_algorithms

        declared = {one.name: one.label or one.name for one in declared_algorithms(DEFAULT)}
        graph = city.graph
        made = {name: graph.vocabulary.label(name, DEFAULT) for name in (*graph.quantities, *graph.interventions)}
        return {**made, **declared}

    around = MatterSurroundings(
        folder=city.folder,
        cases=lambda: city.cases,
        graph=lambda: city.graph,
        saved=lambda: city.workspace.saved,
        scenarios=lambda name: scenario_of(name, city.snapshot.manifest.country, city.folder),
        original=original,
        now=city.cases.now,
        day=lambda: datetime.date.fromisoformat(city.snapshot.manifest.date),
        catalogue=catalogue_of(city),
        currency=lambda: city.snapshot.manifest.currency,
        algorithms=algorithms,
        places=lambda: city.workspace.places,
        decisions={"proposal": city.gate.one, "consultation": lambda number: consultations_of(city).one(number)},
        limited=limited_rights(city),
    )
    return MatterService(city.city_records, around)
