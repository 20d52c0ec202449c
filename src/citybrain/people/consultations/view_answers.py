"""What is told of a view of a consultation: words for both pictures, and the pictures themselves."""

from __future__ import annotations

from typing import Literal

from citybrain.kernel import Graph
from citybrain.messages import text
from citybrain.people.consultations import shapes as shape
from citybrain.people.consultations.views import ConsultationView
from citybrain.people.texts import in_language
from citybrain.plans.pictures.content import PlaceChange
from citybrain.plans.pictures.svg import PictureWords, picture_svg

Side = Literal["today", "plan"]
SIDES: tuple[Side, ...] = ("today", "plan")


def view_answer(view: ConsultationView, graph: Graph, language: str) -> shape.ViewAnswer:
    """A place with what stands there and what the plan changes, as words."""
    content, changes = view.content, [_change(one, graph, language) for one in view.content.changes]
    longitude, latitude = view.asked.at
    rows: list[shape.ViewRows] = [
        {"entity": name, "label": graph.entities[name].said(language), "count": count}
        for name, count in content.counts.items()
    ]
    drawn, sign = text("consultation-view-drawn", language), text("consultation-view-comma", language)
    standing = sign.join(f"{one['label']} {one['count']}" for one in rows)
    here = sign.join(one["words"] for one in changes if one["count"]) or text("consultation-view-nothing", language)
    name = in_language(view.asked.name, language)
    return {
        "number": view.number,
        "name": name,
        "longitude": longitude,
        "latitude": latitude,
        "words": drawn,
        "today": text("consultation-view-described-today", language, name=name, drawn=drawn, rows=standing or "-"),
        "plan": text("consultation-view-described-plan", language, name=name, drawn=drawn, changes=here),
        "changes": changes,
        "rows": rows,
        "unsized": content.unsized,
        "left_out": content.left_out,
    }


def view_picture(view: ConsultationView, graph: Graph, side: Side, language: str) -> str:
    """The picture of one side as SVG, which says in itself that it is drawn."""
    told, called = view_answer(view, graph, language), text(f"consultation-view-{side}", language)
    words = PictureWords(called, told["words"], f"{told['name']}: {called}", told[side])
    return picture_svg(view.content, words, side == "plan")


def _change(one: PlaceChange, graph: Graph, language: str) -> shape.ViewChange:
    label, entity = graph.vocabulary.label(one.intervention, language), graph.entities[one.entity].said(language)
    if one.count is None or one.among is None:
        words = text("consultation-view-everywhere", language, measure=label)
    else:
        counts = {"count": one.count, "all": one.among}
        words = text("consultation-view-change", language, measure=label, entity=entity, **counts)
    return {
        "intervention": one.intervention, "label": label, "entity": one.entity, "entity_label": entity,
        "count": one.count, "among": one.among, "drawn": one.drawn, "words": words,
    }  # fmt: skip
