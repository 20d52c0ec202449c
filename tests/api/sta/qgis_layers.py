"""A program for the Python that has QGIS: opens layers of a SensorThings service and prints what is in them as JSON.

Its standard input is a JSON document: `layers` by name, each an address as QGIS writes it (`{url}` stands for the
service, `{login}` for what signs in with the password), `rectangles` by layer where one is shown in part only, `url`,
`password`, and `folder` for what QGIS keeps.
"""

import json
import os
import sys
from typing import Any

from qgis.core import (
    NULL,
    Qgis,
    QgsApplication,
    QgsAuthMethodConfig,
    QgsFeatureRequest,
    QgsRectangle,
    QgsSensorThingsUtils,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QDateTime, Qt


def plain(value: Any) -> Any:
    """A value of a field as JSON can tell it; times in UTC."""
    if isinstance(value, QDateTime):
        return value.toUTC().toString(Qt.ISODateWithMs)
    return None if value == NULL else value


def read(address: str, rectangle: list[float] | None) -> dict[str, Any]:
    """What a layer holds, and where."""
    layer = QgsVectorLayer(address, "layer", "sensorthings")
    request = QgsFeatureRequest()
    if rectangle is not None:
        request.setFilterRect(QgsRectangle(*rectangle))
    features = []
    for feature in layer.getFeatures(request):
        values = {field.name(): plain(feature[field.name()]) for field in layer.fields()}
        point = feature.geometry().asPoint() if feature.hasGeometry() else None
        features.append({**values, "place": None if point is None else [point.x(), point.y()]})
    return {"valid": layer.isValid(), "count": layer.featureCount(), "features": features}


def login(password: str) -> str:
    """Name of what QGIS signs in with."""
    manager = QgsApplication.authManager()
    manager.setMasterPassword("of this run alone", True)
    how = QgsAuthMethodConfig("Basic")
    how.setName("city")
    how.setConfig("username", "anybody")
    how.setConfig("password", password)
    manager.storeAuthenticationConfig(how)
    return str(how.id())


def main() -> None:
    asked = json.load(sys.stdin)
    os.environ["QGIS_AUTH_DB_DIR_PATH"] = os.environ["QGIS_CUSTOM_CONFIG_PATH"] = asked["folder"]
    application = QgsApplication([], False)
    application.initQgis()
    known = {"url": asked["url"], "login": login(asked["password"])}
    told = {
        name: read(address.format(**known), asked["rectangles"].get(name)) for name, address in asked["layers"].items()
    }
    kinds = QgsSensorThingsUtils.availableGeometryTypes(asked["url"], Qgis.SensorThingsEntity.Location)
    geometries = [Qgis.GeometryType(kind).name for kind in kinds]
    json.dump({"version": Qgis.version(), "layers": told, "geometries": geometries}, sys.stdout)
    sys.stdout.flush()
    application.exitQgis()


main()
