"""The same served city as the tests of the API."""

from tests.api.conftest import client, signed_in, static, token, workspace

__all__ = ["client", "signed_in", "static", "token", "workspace"]
