"""The same served city as the tests of the API."""

from tests.api.conftest import client, static, workspace

__all__ = ["client", "static", "workspace"]
