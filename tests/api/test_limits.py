"""How much is taken of whom: a customer of IPv6 with thousands of networks is not as many people."""

import pytest

from citybrain.api.limits import SITES, NetworkBuckets
from citybrain.governance.errors import TooManyRequestsError
from citybrain.governance.origins import address_origin
from citybrain.governance.rates import Rate

BURST = 3


def passed(buckets: NetworkBuckets, hosts: list[str]) -> int:
    """How many of some requests are let through."""
    count = 0
    for host in hosts:
        try:
            buckets.take(address_origin(host))
            count += 1
        except TooManyRequestsError:
            pass
    return count


@pytest.mark.parametrize(
    ("form", "most"),
    [
        ("2001:db8:7:{:x}::1", SITES * BURST),
        ("2001:db8:{:x}:7::1", 500),
        ("192.0.{}.9", 256),
        ("not an address {}", 500),
    ],
)
def test_networks_of_one_customer_have_as_much_together_as_some(form: str, most: int) -> None:
    buckets = NetworkBuckets(Rate(1 / 3600, BURST))
    assert passed(buckets, [form.format(number) for number in range(min(most, 256) if "192" in form else 500)]) == most


def test_who_is_at_their_own_limit_takes_nothing_from_their_neighbours() -> None:
    buckets = NetworkBuckets(Rate(1 / 3600, BURST))
    assert passed(buckets, ["2001:db8:7:1::1"] * 500) == BURST
    assert passed(buckets, ["2001:db8:7:2::1"] * 500) == BURST
