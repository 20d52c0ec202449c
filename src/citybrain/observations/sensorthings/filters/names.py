"""Functions of OGC 18-088, clause 9.3.3.5.2 (tables 21 and 22), with the numbers of arguments they take."""

from collections.abc import Mapping
from types import MappingProxyType

RELATIONS = ("equals", "disjoint", "touches", "within", "overlaps", "crosses", "intersects", "contains")
"""Spatial relations of OGC simple features; each is a function st_<name>, and a method of shapely's geometries."""

PLACES = {"year": (1, 4), "month": (6, 2), "day": (9, 2), "hour": (12, 2), "minute": (15, 2), "second": (18, 2)}
"""Where the parts of a time stand in its text: first character and length."""


FUNCTIONS: Mapping[str, tuple[int, ...]] = MappingProxyType(
    {
        **dict.fromkeys(("substringof", "contains", "endswith", "startswith", "indexof", "concat"), (2,)),
        "substring": (2, 3),
        **dict.fromkeys(("length", "tolower", "toupper", "trim"), (1,)),
        **dict.fromkeys(("year", "month", "day", "hour", "minute", "second", "fractionalseconds"), (1,)),
        **dict.fromkeys(("date", "time", "totaloffsetminutes"), (1,)),
        **dict.fromkeys(("now", "mindatetime", "maxdatetime"), (0,)),
        **dict.fromkeys(("round", "floor", "ceiling"), (1,)),
        **dict.fromkeys(("geo.distance", "geo.intersects"), (2,)),
        "geo.length": (1,),
        **{f"st_{name}": (2,) for name in RELATIONS},
        "st_relate": (3,),
    }
)
