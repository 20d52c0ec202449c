"""Restoration projects: how much of what was set is alive, and how far that is behind the milestone."""

from __future__ import annotations

import numpy as np

from citybrain.kernel import quantity
from citybrain.kernel.units import Count, Share, SquareMetres

AREAS = ("zone", "city")


@quantity(of="restoration", source="Definition: as the file of the project states", totals=AREAS)
def ground_restored(restoration_area: SquareMetres) -> SquareMetres:
    """Ground of projects of restoration."""
    return restoration_area * 1.0


@quantity(of="restoration", source="Definition: alive over set")
def restoration_survival(restoration_alive: Count, restoration_planted: Count) -> Share:
    """Part of what a project set that is alive at the latest count; not known without both numbers."""
    return restoration_alive / np.where(restoration_planted > 0.0, restoration_planted, np.nan)


@quantity(of="restoration", source="Definition: survival beneath the milestone")
def survival_behind_milestone(restoration_survival: Share, restoration_milestone: Share) -> Share:
    """By how much the survival lies beneath what the latest milestone asks for; none where it is reached."""
    return np.maximum(restoration_milestone - restoration_survival, 0.0)


@quantity(of="restoration", source="Definition: reached over planned")
def milestones_reached_share(restoration_milestones_reached: Count, restoration_milestones_planned: Count) -> Share:
    """Part of the milestones of a project that are reached."""
    planned = np.where(restoration_milestones_planned > 0.0, restoration_milestones_planned, np.nan)
    return restoration_milestones_reached / planned
