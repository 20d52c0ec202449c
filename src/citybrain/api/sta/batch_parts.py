"""The parts of a batch, and how they refer to what other parts made."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from citybrain.api.sta.exchange import Answered, Asked

KEY = re.compile(r"\((\d+)\)$")


@dataclass
class BatchPart:
    """One request within a batch; `id` is the name by which others refer to what it makes."""

    id: str
    asked: Asked
    answer: Answered | None = None

    def filled(self, links: Mapping[str, str]) -> Asked:
        """The request, with $id replaced by the entity that the part of that id made."""
        resource, body = self.asked.resource, self.asked.body
        for name, link in links.items():
            key = KEY.search(link)
            if key is None or "$" + name not in resource + body.decode(errors="replace"):
                continue
            entity = link.rpartition("/")[2]
            resource = re.sub(rf"^\${re.escape(name)}(?=/|$)", entity, resource)
            body = re.sub(rb'"\$' + re.escape(name.encode()) + rb'"', key[1].encode(), body)
        return replace(self.asked, resource=resource, body=body)


@dataclass(frozen=True)
class BatchGroup:
    """Parts in order; `together` where all are done or none."""

    parts: Sequence[BatchPart]
    together: bool = False
    name: str = ""
