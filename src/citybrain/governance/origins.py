"""Whom an address of the network belongs to, as limits count it."""

from __future__ import annotations

import ipaddress

SHARED_BITS = 64
"""Of an IPv6 address: whoever has one has all that begin with the same bits (RFC 6177)."""

CUSTOMER_BITS = 48
"""Of an IPv6 address: providers give networks of up to that size to one customer (RFC 6177)."""


def address_origin(host: str) -> str:
    """The address itself, or of IPv6 its network; any other text as it is."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is not None:
            return str(address.ipv4_mapped)
        return str(ipaddress.ip_network((address, SHARED_BITS), strict=False))
    return host


def wider_origin(origin: str) -> str | None:
    """Of a network of IPv6 the one that a customer may have in all; None of any other origin."""
    network, slash, _ = origin.partition("/")
    if not slash:
        return None
    return str(ipaddress.ip_network((network, CUSTOMER_BITS), strict=False))
