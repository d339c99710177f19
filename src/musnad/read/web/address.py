"""Which addresses may be asked: http and https, and no host inside a private network."""

import ipaddress
import socket
from typing import NamedTuple
from urllib.parse import quote, urlsplit

PORTS = {"http": 80, "https": 443}
LONGEST = 4000  # characters of an address
_NAT64 = ipaddress.ip_network("64:ff9b::/96")  # the last 32 bits are an IPv4 address
_PATH = "/%:@!$&'()*+,;=~-._"
IP = ipaddress.IPv4Address | ipaddress.IPv6Address


class Refused(Exception):
    """An address that is not fetched, or an answer that is not taken.

    reason: a short key, as in `Rejected`. detail: a sentence for the reader of the log.
    """

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail


class Address(NamedTuple):
    scheme: str
    host: str  # ASCII
    port: int
    target: str  # path and query, ASCII

    @property
    def origin(self) -> str:
        """Scheme, host and port: what a robots.txt holds for."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + ("" if self.port == PORTS[self.scheme] else f":{self.port}")


def parse(url: str) -> Address:
    """An address, its Arabic letters encoded. Raises Refused where it is none, or holds a password."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
        if not host.isascii():
            host = host.encode("idna").decode("ascii")
    except ValueError as error:
        raise Refused("bad-address", f"it is no address ({error})") from error
    if parts.scheme not in PORTS or not host or len(url) > LONGEST:
        raise Refused("bad-address", "only http and https are fetched, from a host that is named")
    if parts.username is not None:
        raise Refused("bad-address", "it holds a user's name; give the address without")
    if any(letter <= " " or letter in '"<>\\^`{|}\x7f' for letter in host):
        raise Refused("bad-address", "the host is no name")
    query = f"?{quote(parts.query, safe=_PATH + '?')}" if parts.query else ""
    return Address(parts.scheme, host, port or PORTS[parts.scheme], (quote(parts.path, safe=_PATH) or "/") + query)


def is_public(ip: IP) -> bool:
    """Whether an IP address is one of the open net; one that wraps an IPv4 address is judged by that."""
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def resolve(address: Address, private: bool) -> list[tuple[socket.AddressFamily, tuple[str, int]]]:
    """Where a host can be connected to: family, and IP address with port.

    private: hosts of this machine and its network too. Raises Refused where there is none that may be asked, OSError where
    the host is not known. The caller connects to just these: asking for the name again could give others.
    """
    found = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    places: list[tuple[socket.AddressFamily, tuple[str, int]]] = [
        (family, (str(place[0]), int(place[1]))) for family, _, _, _, place in found
    ]
    allowed = [place for place in places if private or is_public(ipaddress.ip_address(place[1][0].partition("%")[0]))]
    if not allowed:
        raise Refused("private-address", f"{address.host} is in a private network; say --allow-private to fetch from there")
    return allowed
