"""What keeps a plan from being saved, beside what is wrong with the plan itself."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from citybrain.kernel.errors import CityBrainError

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


class PlanNewerError(CityBrainError):
    """The plan on the disk is not the one that was opened: somebody else has saved it since."""


class PlanTagError(CityBrainError):
    """It was not said which version of a saved plan is to be replaced."""


class NotOurFileError(CityBrainError):
    """A file among the plans that this program does not touch."""


class NotStoredPlanError(CityBrainError):
    """The disk does not take a plan."""


def not_stored(problem: OSError, folder: Path) -> NotStoredPlanError:
    """The error for a disk that refused, by what it said."""
    told = os.strerror(problem.errno) if problem.errno else str(problem)
    if problem.errno in _FULL:
        return NotStoredPlanError("saved-plan-disk-full", folder=str(folder))
    if problem.errno in _FORBIDDEN:
        return NotStoredPlanError("saved-plan-read-only", folder=str(folder), problem=told)
    return NotStoredPlanError("saved-plan-not-kept", folder=str(folder), problem=told)
