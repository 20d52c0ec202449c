"""Linked data: the classes, properties and counts of the shapes of CPSV-AP 3.2.0 that concern what is written."""

from collections import defaultdict

from citybrain.people.services.cpsv import CONTEXT, TERRITORY, linked_catalogue
from citybrain.people.services.file import SAMPLE, read_catalogue

GRAPH = linked_catalogue(read_catalogue(SAMPLE), "Helsinki", "https://example.org/services")
NODES = {one["@id"]: one for one in GRAPH["@graph"]}
MANY = 10**6
ONCE, SOME, ANY, AT_MOST_ONE = (1, 1), (1, MANY), (0, MANY), (0, 1)
TEXT = "text in a language"
SHAPES = {
    "cpsv:PublicService": {
        "dct:identifier": (ONCE, None), "dct:title": (SOME, TEXT), "dct:description": (SOME, TEXT),
        "cv:hasCompetentAuthority": (SOME, "cv:PublicOrganisation"), "cv:hasCost": (ANY, "cv:Cost"),
        "cv:hasChannel": (ANY, "cv:Channel"), "cv:isGroupedBy": (ANY, "cv:Event"),
        "cpsv:hasInput": (ANY, "cv:Evidence"), "cv:holdsRequirement": (ANY, "cv:Requirement"),
        "cv:hasLegalResource": (ANY, "eli:LegalResource"), "dcat:keyword": (ANY, TEXT),
        "cv:thematicArea": (ANY, "skos:Concept"), "cv:processingTime": (AT_MOST_ONE, "xsd:duration"),
    },
    "cv:PublicOrganisation": {"skos:prefLabel": (SOME, TEXT), "dct:spatial": (SOME, TERRITORY)},
    "cv:Cost": {
        "dct:identifier": (ONCE, None), "dct:description": (ANY, TEXT), "cv:hasValue": (AT_MOST_ONE, "xsd:double"),
        "cv:currency": (AT_MOST_ONE, "skos:Concept"),
    },
    "cv:Channel": {"dct:identifier": (ONCE, None)},
    "cv:Event": {"dct:identifier": (ONCE, None), "dct:title": (SOME, TEXT)},
    "cv:Evidence": {"dct:identifier": (ONCE, None), "dct:title": (SOME, TEXT)},
    "cv:Requirement": {"dct:identifier": (ONCE, None), "dct:title": (SOME, TEXT)},
}  # fmt: skip
"""Of each class the properties of its shape that are written: how often, and of what class or datatype."""


def kinds(node: dict) -> list[str]:
    said = node["@type"]
    return said if isinstance(said, list) else [said]


def values(node: dict, name: str) -> list:
    said = node.get(name, [])
    return said if isinstance(said, list) else [said]


def is_of(value: object, kind: str | None) -> bool:
    if kind is None:
        return isinstance(value, str)
    if kind == TEXT:
        return set(value) == {"@value", "@language"} and bool(value["@value"].strip())
    if kind.startswith("xsd:"):
        return value["@type"] == kind
    return kind in kinds(NODES[value["@id"]])


def test_every_node_fits_the_shape_of_its_class() -> None:
    seen = defaultdict(int)
    for node in NODES.values():
        for kind in kinds(node):
            seen[kind] += 1
            for name, ((least, most), of) in SHAPES.get(kind, {}).items():
                found = values(node, name)
                assert least <= len(found) <= most, (node["@id"], name)
                assert all(is_of(one, of) for one in found), (node["@id"], name)
    assert seen["cpsv:PublicService"] == seen["cv:Cost"] == 30
    assert set(SHAPES) <= set(seen)


def test_every_property_is_one_of_the_profile() -> None:
    known = {name for shape in SHAPES.values() for name in shape}
    written = {name for node in NODES.values() for name in node if not name.startswith("@")}
    assert written <= known
    assert all(name.partition(":")[0] in CONTEXT for name in written)


def test_identifiers_are_once_in_their_class() -> None:
    for kind in SHAPES:
        some = [node["dct:identifier"] for node in NODES.values() if kind in kinds(node) and "dct:identifier" in node]
        assert len(set(some)) == len(some)
