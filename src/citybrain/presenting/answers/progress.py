"""How far the evaluation of a plan has come."""

from __future__ import annotations

from typing import Any

from citybrain.messages import text
from citybrain.plans.jobs import Job
from citybrain.presenting.answers.shapes.progress import Progress


def progress_answer(job: Job[Any], language: str) -> Progress:
    """State (running, done, stopped, failed), the years of the present part that are done, and time left."""
    progress = job.progress
    return {
        "id": job.id,
        "state": job.state,
        "part": text(progress.part, language) if progress.part else "",
        "done": progress.done,
        "of": progress.of,
        "seconds": round(job.seconds, 2),
        "seconds_left": None if progress.seconds_left is None else round(progress.seconds_left, 1),
    }
