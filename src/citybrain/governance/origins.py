"""Whom an address of the network belongs to, as limits count it."""

from __future__ import annotations

import ipaddress

SHARED_BITS = 64
"""Of an IPv6 address: whoever has one has all that begin with the same bits (RFC 6177)."""


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
