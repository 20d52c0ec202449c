"""The SensorThings service of each open city."""

from __future__ import annotations

import threading
from weakref import WeakKeyDictionary

from citybrain.observations.sensing import Sensing
from citybrain.observations.sensorthings.service import Service

_SERVICES: WeakKeyDictionary[Sensing, Service] = WeakKeyDictionary()
_LOCK = threading.Lock()


def service_of(sensing: Sensing) -> Service:
    """The service of a city, made when it is first asked for."""
    with _LOCK:
        if sensing not in _SERVICES:
            _SERVICES[sensing] = Service(sensing)
        return _SERVICES[sensing]
