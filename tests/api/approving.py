"""Plans that a council approved, for tests of what follows from that."""

from fastapi.testclient import TestClient

from citybrain.progress.commitment_repository import approve_plan


def approved_plan(client: TestClient, identity: str, reason: str = "") -> int:
    """The number of the approval of a saved plan, as the gate puts it on record once a second person approved it."""
    city = client.app.state.citybrain.city  # type: ignore[attr-defined]
    plan = city.workspace.saved.find(identity).plan
    with city.city_records.to_write().begin() as connection:
        return approve_plan(connection, identity, plan, reason, "council").id
