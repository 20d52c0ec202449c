"""Species as texts: their genus, the family of it, and numbers that those of one name have in common."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pandas as pd

from citybrain.kernel.units import Array
from citybrain.twin.categories import category_names

GENUS = "tree_genus"
NOT_KNOWN, BROADLEAVED, CONIFER = "not_known", "broadleaved", "conifer"
CONIFERS = frozenset({"abies", "cedrus", "chamaecyparis", "cupressus", "juniperus", "metasequoia", "pseudotsuga",
                      "sequoia", "taxodium", "taxus", "thuja", "tsuga", "cryptomeria"})  # fmt: skip
"""Genera of conifers without a kind of their own."""

FAMILIES = {
    "sapindaceae": "acer aesculus koelreuteria sapindus xanthoceras",
    "betulaceae": "alnus betula carpinus corylus ostrya",
    "rosaceae": "crataegus malus prunus sorbus pyrus amelanchier mespilus cydonia aronia eriobotrya photinia",
    "fagaceae": "fagus quercus castanea castanopsis",
    "oleaceae": "fraxinus syringa olea ligustrum osmanthus",
    "ginkgoaceae": "ginkgo",
    "juglandaceae": "juglans pterocarya carya",
    "pinaceae": "larix picea pinus abies cedrus pseudotsuga tsuga",
    "cupressaceae": "chamaecyparis cupressus juniperus metasequoia sequoia taxodium thuja cryptomeria",
    "taxaceae": "taxus",
    "platanaceae": "platanus",
    "salicaceae": "populus salix",
    "fabaceae": "robinia styphnolobium sophora gleditsia laburnum albizia cercis caragana",
    "malvaceae": "tilia firmiana hibiscus",
    "ulmaceae": "ulmus zelkova",
    "cannabaceae": "celtis",
    "moraceae": "morus ficus broussonetia",
    "magnoliaceae": "magnolia liriodendron",
    "altingiaceae": "liquidambar",
    "simaroubaceae": "ailanthus",
    "bignoniaceae": "catalpa jacaranda",
    "paulowniaceae": "paulownia",
    "elaeagnaceae": "hippophae elaeagnus",
    "lauraceae": "cinnamomum laurus",
    "aquifoliaceae": "ilex",
    "cornaceae": "cornus davidia",
}
"""Families of genera of street and park trees (Angiosperm Phylogeny Group IV, doi:10.1111/boj.12385)."""

FAMILY_OF = {genus: family for family, genera in FAMILIES.items() for genus in genera.split()}
SAME = {"sophora": "styphnolobium"}
"""Genera that are called otherwise today."""

_WORD = re.compile(r"[a-z]+")
_HYBRID = re.compile(r"\s+[x×]\s+|^[x×]\s+")
_CULTIVAR = re.compile(r"['‘’\"“”].*$|\b(cv|var|subsp|ssp|f)\.? .*$")


def latin(text: object) -> str:
    """A scientific name as one writes it plainly: lower case, without cultivar; empty for what is none."""
    if not isinstance(text, str):
        return ""
    plain = text.strip().lower().replace("ë", "e").replace("ï", "i")
    return " ".join(_HYBRID.sub(" ", _CULTIVAR.sub("", plain)).split())


def genus_of(name: str) -> str:
    """The genus of a scientific name, today's; empty where it is none that the families know."""
    first = _WORD.match(name)
    genus = SAME.get(first[0], first[0]) if first else ""
    return genus if genus in FAMILY_OF else ""


def species_of(name: str) -> str:
    """Genus and epithet of a scientific name; empty for a genus alone."""
    words = name.split()
    return f"{genus_of(name)} {words[1]}" if len(words) > 1 and genus_of(name) and words[1].isalpha() else ""


def species_columns(species: pd.Series, genus: pd.Series) -> dict[str, Any]:
    """Columns of trees by the texts of their species, or of their genus where no species is known."""
    told = [latin(one) for one in species]
    names = [one if genus_of(one) else latin(other) for one, other in zip(told, genus, strict=True)]
    genera = [genus_of(one) for one in names]
    return {
        GENUS: pd.Categorical([_kind(one) for one in genera], categories=list(category_names(GENUS))),
        "tree_species_number": numbered([species_of(one) for one in names]),
        "tree_genus_number": numbered(genera),
        "tree_family_number": numbered([FAMILY_OF.get(one, "") for one in genera]),
    }


def _kind(genus: str) -> str | None:
    if genus in category_names(GENUS):
        return genus
    if not genus:
        return None
    return CONIFER if genus in CONIFERS else BROADLEAVED


def numbered(names: list[str]) -> Array:
    """The number of each name among all in the order of letters; NaN for none."""
    places = {name: float(place) for place, name in enumerate(sorted(set(names) - {""}))}
    return np.array([places.get(name, np.nan) for name in names], np.float64)
