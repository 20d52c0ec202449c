"""What this service conforms to: requirements of OGC 18-088 that its tests name."""

BASE = "http://www.opengis.net/spec/iot_sensing/1.1/req/"

CONFORMANCE = tuple(
    BASE + requirement
    for requirement in (
        "datamodel",
        "resource-path/resource-path-to-entities",
        "request-data",
        "create-update-delete/create-entity",
        "create-update-delete/link-to-existing-entities",
        "create-update-delete/deep-insert",
        "create-update-delete/deep-insert-status-code",
        "create-update-delete/update-entity",
        "create-update-delete/update-entity-put",
        "create-update-delete/update-entity-jsonpatch",
        "create-update-delete/delete-entity",
        "create-update-delete/historical-location-auto-creation",
        "create-update-delete/historical-location-manual-creation",
        "batch-request/batch-request",
        "data-array/data-array",
    )
)

MQTT = (
    BASE + "create-observations-via-mqtt/observations-creation",
    BASE + "receive-updates-via-mqtt/receive-updates",
)
"""What it conforms to besides where it speaks MQTT."""
