"""One request and its answer, within bounds of size and time whatever the other side does."""

import io
import socket
import ssl
import time
import zlib
from collections.abc import Iterator, Mapping
from functools import cache
from http.client import HTTPConnection, HTTPException, HTTPResponse, IncompleteRead
from typing import Any, NamedTuple, cast

from musnad.read.found import LIMIT
from musnad.read.web.address import Address, Refused, resolve

CHUNK = 65_536
CONNECT = 10.0  # seconds for one IP address of several
REDIRECTS = frozenset({301, 302, 303, 307, 308})
OK, UNCHANGED = 200, 304


class Limits(NamedTuple):
    """What a fetch may cost."""

    size: int = LIMIT  # bytes, sent and unpacked
    seconds: float = 30.0  # for a request with its answer
    redirects: int = 5
    delay: float = 1.0  # seconds between two requests to one host
    private: bool = False  # hosts of this machine and its network too


class Answer(NamedTuple):
    status: int
    headers: Mapping[str, str]  # names in small letters
    raw: bytes  # empty unless the status is 200


def get(address: Address, headers: Mapping[str, str], limits: Limits) -> Answer:
    """What the host answers. Raises Refused with the reason where it does not answer, or not within the limits."""
    deadline = time.monotonic() + limits.seconds
    try:
        return _get(address, headers, limits, deadline)
    except TimeoutError as error:
        raise Refused("timeout", f"it took more than {limits.seconds:g} seconds") from error
    except IncompleteRead as error:
        raise Refused("cut-off", "the answer ends before its end") from error
    except (HTTPException, zlib.error) as error:
        raise Refused("bad-answer", f"the answer is no HTTP that can be read ({type(error).__name__}: {error})") from error
    except ssl.SSLError as error:
        raise Refused("tls", f"no safe connection ({error.reason or error})") from error
    except (OSError, ValueError) as error:  # a host's name may be no name in the DNS
        raise Refused("unreachable", f"{address.host} does not answer ({error})") from error


def _get(address: Address, headers: Mapping[str, str], limits: Limits, deadline: float) -> Answer:
    connection = HTTPConnection(address.host, address.port)
    with _connected(address, limits, deadline) as found:
        connection.sock = cast("socket.socket", _Timed(found, deadline))
        connection.putrequest("GET", address.target, skip_host=True, skip_accept_encoding=True)
        for name, value in ({"Host": address.origin.partition("://")[2], "Connection": "close"} | dict(headers)).items():
            connection.putheader(name, value)
        connection.endheaders()
        answer = connection.getresponse()
        fields = {name.lower(): value for name, value in answer.getheaders()}
        raw = b""
        if answer.status == OK:
            _refuse_kind(fields.get("content-type", ""))
            raw = b"".join(_unpacked(_body(answer, limits.size), fields.get("content-encoding", ""), limits.size))
        answer.close()
        return Answer(answer.status, fields, raw)


def _refuse_kind(media: str) -> None:
    if media.strip().lower().startswith(("image/", "audio/", "video/", "font/", "application/pdf")):
        raise Refused("no-page", f"it is {media[:60]}, no page")


def _body(answer: HTTPResponse, size: int) -> Iterator[bytes]:
    got = 0
    while part := answer.read(CHUNK):
        got += len(part)
        if got > size:
            raise _too_large(size)
        yield part
    if answer.length:  # bytes that were promised and did not come
        raise IncompleteRead(b"", answer.length)


def _unpacked(parts: Iterator[bytes], encoding: str, size: int) -> Iterator[bytes]:
    """The body without its packing, cut as soon as it grows over the limit."""
    encoding = encoding.strip().lower()
    if encoding in {"", "identity"}:
        yield from parts
        return
    if encoding not in {"gzip", "x-gzip", "deflate"}:
        raise Refused("bad-answer", f"it is packed as {encoding[:40]}, which was not asked for")
    packer, left = zlib.decompressobj(wbits=47), size
    for part in parts:
        waiting = part
        while waiting and not packer.eof:
            plain = packer.decompress(waiting, CHUNK)
            left -= len(plain)
            if left < 0:
                raise _too_large(size)
            waiting = packer.unconsumed_tail
            yield plain
    if not packer.eof:
        raise IncompleteRead(b"")


def _too_large(size: int) -> Refused:
    return Refused("too-large", f"it has more than {size:,} bytes")


def _connected(address: Address, limits: Limits, deadline: float) -> socket.socket:
    """A connection to the first IP address that takes one; each was looked at before."""
    failure: OSError = OSError("no address")
    for family, place in resolve(address, limits.private):
        found = socket.socket(family, socket.SOCK_STREAM)
        try:
            found.settimeout(min(CONNECT, _left(deadline)))
            found.connect(place)
            if address.scheme == "https":
                found.settimeout(_left(deadline))
                return _context().wrap_socket(found, server_hostname=address.host)
        except OSError as error:
            found.close()
            failure = error
        else:
            return found
    raise failure


@cache
def _context() -> ssl.SSLContext:
    return ssl.create_default_context()


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


class _Timed:
    """A socket as `HTTPConnection` uses it, whose every wait ends at one deadline: a trickle of bytes does not prolong it."""

    def __init__(self, inner: socket.socket, deadline: float) -> None:
        self._inner = inner
        self._deadline = deadline

    def sendall(self, data: bytes) -> None:
        self._inner.settimeout(_left(self._deadline))
        self._inner.sendall(data)

    def makefile(self, _mode: str) -> io.BufferedReader:
        return io.BufferedReader(_Reader(self._inner, self._deadline))

    def close(self) -> None:
        """Nothing: who opened the socket closes it."""


class _Reader(io.RawIOBase):
    def __init__(self, inner: socket.socket, deadline: float) -> None:
        self._inner = inner
        self._deadline = deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._inner.settimeout(_left(self._deadline))
        return self._inner.recv_into(buffer)
