"""A catalogue of services as linked data: JSON-LD in the European profile for public services, CPSV-AP 3.2.

SEMIC, "CPSV-AP 3.2.0" (https://semiceu.github.io/CPSV-AP/releases/3.2.0/). A test holds the classes, properties and
counts of its shapes against what is written here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from citybrain.people.services.entry import CityService, LifeEvent, Text

CONTEXT = {
    "adms": "http://www.w3.org/ns/adms#",
    "cpsv": "http://purl.org/vocab/cpsv#",
    "cv": "http://data.europa.eu/m8g/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
OF_BUSINESS = frozenset({LifeEvent.BUSINESS, LifeEvent.EVENT, LifeEvent.CONSTRUCTION})
TERRITORY = "http://data.europa.eu/88u/dataset/atu-type"
CURRENCY = "http://publications.europa.eu/resource/authority/currency/"
Node = dict[str, Any]


def linked_catalogue(services: Iterable[CityService], city: str, base: str) -> Node:
    """The graph of services; city: its name, base: the address below which names of things begin."""
    nodes: dict[str, Node] = {}
    for service in services:
        for node in _nodes(service, city, base.rstrip("/")):
            nodes[node["@id"]] = node
    return {"@context": CONTEXT, "@graph": [nodes[name] for name in sorted(nodes)]}


def _nodes(service: CityService, city: str, base: str) -> Iterator[Node]:
    here = f"{base}/{service.code}"
    office = Text(en=city) if service.unit is None else service.unit.name
    unit, territory = f"{base}/unit/{_slug(office.en)}", f"{base}/territory"
    evidence = [(f"{here}/document/{place}", one) for place, one in enumerate(service.documents, 1)]
    requirements = [(f"{here}/condition/{place}", one) for place, one in enumerate(service.conditions, 1)]
    laws = [(one.url or f"{here}/law/{place}", one.law) for place, one in enumerate(service.basis, 1)]
    channels = [(f"{here}/channel/{one}", one) for one in service.channels]
    events = [(f"{base}/event/{one}", one) for one in service.events]
    main: Node = {
        "@id": here, "@type": "cpsv:PublicService", "dct:identifier": service.code,
        "dct:title": _texts(service.name), "dct:description": _texts(service.description),
        "cv:hasCompetentAuthority": [{"@id": unit}], "cv:hasCost": [{"@id": f"{here}/cost"}],
        "cv:thematicArea": [{"@id": f"{base}/group/{service.group}"}],
        "dcat:keyword": [text for one in service.keywords for text in _texts(one)],
        "cv:hasChannel": _links(channels), "cv:isGroupedBy": _links(events), "cpsv:hasInput": _links(evidence),
        "cv:holdsRequirement": _links(requirements), "cv:hasLegalResource": _links(laws),
    }  # fmt: skip
    if service.promise is not None:
        main["cv:processingTime"] = {"@type": "xsd:duration", "@value": f"PT{round(service.promise.decision * 60)}M"}
    yield {name: said for name, said in main.items() if said != []}
    yield _node(unit, "cv:PublicOrganisation", **{"skos:prefLabel": _texts(office),
                                                "dct:spatial": [{"@id": territory}]})  # fmt: skip
    yield _node(territory, TERRITORY, **{"skos:prefLabel": [{"@value": city, "@language": "en"}]})
    yield _node(f"{base}/group/{service.group}", "skos:Concept",
                **{"skos:prefLabel": _texts(service.group_text)})  # fmt: skip
    yield from _cost(service, here)
    for name, channel in channels:
        yield _node(name, "cv:Channel", **{"dct:identifier": f"{service.code}-{channel}"})
    for name, event in events:
        kind = "cv:BusinessEvent" if event in OF_BUSINESS else "cv:LifeEvent"
        title = [{"@value": str(event), "@language": "en"}]
        yield {"@id": name, "@type": ["cv:Event", kind], "dct:identifier": str(event), "dct:title": title}
    for name, document in evidence:
        said = [*_texts(document.name)]
        yield _node(name, "cv:Evidence", **{"dct:identifier": name, "dct:title": said})
    for name, condition in requirements:
        yield _node(name, "cv:Requirement", **{"dct:identifier": name, "dct:title": _texts(condition)})
    for name, law in laws:
        yield _node(name, "eli:LegalResource", **{"dct:title": [{"@value": law, "@language": "en"}]})


def _cost(service: CityService, here: str) -> Iterator[Node]:
    said: Node = {"dct:identifier": f"{service.code}-cost", "dct:description": _texts(service.fee.text)}
    if service.fee.amount is not None:
        said["cv:hasValue"] = {"@type": "xsd:double", "@value": str(float(service.fee.amount))}
    if service.fee.currency is not None:
        currency = CURRENCY + service.fee.currency
        said["cv:currency"] = {"@id": currency}
        yield _node(currency, "skos:Concept")
    yield _node(f"{here}/cost", "cv:Cost", **said)


def _node(name: str, kind: str, **said: Any) -> Node:
    return {"@id": name, "@type": kind, **{key: one for key, one in said.items() if one != []}}


def _texts(text: Text) -> list[Node]:
    return [{"@value": said, "@language": language} for language, said in text.usual.items()]


def _links(named: Iterable[tuple[str, object]]) -> list[Node]:
    return [{"@id": name} for name, _ in named]


def _slug(text: str) -> str:
    return "-".join("".join(one if one.isascii() and one.isalnum() else " " for one in text.lower()).split())[:80]
