"""Where the work on a city's tiles is done: in threads here, or on a Dask cluster there, with equal results."""

from citybrain.plans.executors.executor import Executor
from citybrain.plans.executors.threads import Threads

__all__ = ["Executor", "Threads"]
