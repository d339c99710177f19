"""A polite reader of the web: robots.txt obeyed, one request at a time with a pause for each host, redirects checked again."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from threading import Lock
from typing import NamedTuple
from urllib.parse import urljoin

from musnad.model import Rejected
from musnad.read import charset
from musnad.read.found import address_name
from musnad.read.web import http
from musnad.read.web.address import Address, Refused, parse
from musnad.read.web.http import Answer, Limits

try:
    from protego import Protego
except ImportError:
    Protego = None  # type: ignore[assignment,misc]

NAME = "musnad"
AGENT = f"{NAME}/{version('musnad')} (reads news; obeys robots.txt)"
ACCEPT = "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/xml;q=0.9,text/*;q=0.8,*/*;q=0.5"
ROBOTS_AGE = 86_400.0  # seconds for which a robots.txt is taken to hold
ROBOTS_RETRY = 600.0  # seconds after which one that could not be had is asked for again
ROBOTS_SIZE = 500_000  # bytes of it that are read
LONGEST_DELAY = 30.0  # seconds; a robots.txt that asks for more gets this
PASSING = frozenset({"timeout", "unreachable", "cut-off", "bad-answer", "tls", "robots-unreachable"})  # gone another time, perhaps


class Validators(NamedTuple):
    """What a host gave to ask later whether a page has changed."""

    etag: str = ""
    modified: str = ""


UNKNOWN = Validators()


class Fetched(NamedTuple):
    url: str  # after redirects
    raw: bytes
    media: str
    validators: Validators
    unchanged: bool
    charset: str | None = None  # as the host tells it


class Rules(NamedTuple):
    """What a robots.txt says."""

    parsed: object  # a Protego, or None where all is allowed
    until: float
    refusal: str = ""  # why nothing of the host may be fetched


@dataclass
class Client:
    """Fetches addresses, for several threads at a time; keeps what robots.txt files said, and when each host may be asked again."""

    limits: Limits
    sleep: Callable[[float], object] = time.sleep
    rules: dict[str, Rules] = field(default_factory=dict)
    ready: dict[str, float] = field(default_factory=dict)
    asking: dict[str, Lock] = field(default_factory=dict)  # by host: held as long as a connection to it is open

    def fetch(self, url: str, known: Validators = UNKNOWN) -> Fetched | Rejected:
        """What stands at an address, or why it was not fetched. known: what the host gave the last time."""
        name, at = address_name(url), url
        if Protego is None:
            return Rejected(name, "fetch", "not-installed", f"{url}: fetching needs protego; run: pip install 'musnad[web]'")
        try:
            for _ in range(self.limits.redirects + 1):
                address = parse(at)
                self._ask_robots(address)
                answer = self._get(address, _conditions(known) if at == url else {})
                if answer.status not in http.REDIRECTS:
                    return _fetched(at, answer)
                at = _target(at, answer)
        except Refused as error:
            return Rejected(name, "fetch", error.reason, f"{_way(url, at)}: {error.detail}.")
        detail = f"{url} redirects more than {self.limits.redirects} times; give the address where it ends."
        return Rejected(name, "fetch", "redirects", detail)

    def _get(self, address: Address, headers: Mapping[str, str]) -> Answer:
        """One request, after the pause that its host is owed."""
        fields = {"User-Agent": AGENT, "Accept": ACCEPT, "Accept-Encoding": "gzip", "Accept-Language": "ar,*;q=0.5"}
        with self.asking.setdefault(address.host, Lock()):
            wait = self.ready.get(address.host, 0.0) - time.monotonic()
            if wait > 0:
                self.sleep(wait)
            try:
                return http.get(address, fields | dict(headers), self.limits)
            finally:
                self.ready[address.host] = time.monotonic() + self._delay(address)

    def _delay(self, address: Address) -> float:
        rules = self.rules.get(address.origin)
        asked = rules.parsed.crawl_delay(NAME) if rules and isinstance(rules.parsed, Protego) else None
        return max(self.limits.delay, min(asked or 0.0, LONGEST_DELAY))

    def _ask_robots(self, address: Address) -> None:
        """Raises Refused where the host's robots.txt keeps us out, or cannot be had."""
        rules = self.rules.get(address.origin)
        if rules is None or rules.until < time.monotonic():
            rules = self.rules[address.origin] = self._robots(address)
        if rules.refusal:
            raise Refused("robots-unreachable", rules.refusal)
        if isinstance(rules.parsed, Protego) and not rules.parsed.can_fetch(address.origin + address.target, NAME):
            raise Refused("robots", f"the robots.txt of {address.host} asks to leave it alone")

    def _robots(self, address: Address) -> Rules:
        """RFC 9309: a host without the file allows all; one whose file cannot be had allows nothing for now."""
        until = time.monotonic() + ROBOTS_AGE
        at = f"{address.origin}/robots.txt"
        try:
            for _ in range(self.limits.redirects + 1):
                answer = self._get(parse(at), {})
                if answer.status not in http.REDIRECTS:
                    break
                at = _target(at, answer)
        except Refused as error:
            if error.reason == "private-address":
                raise
            if error.reason not in PASSING:
                return Rules(None, until)
            return Rules(None, time.monotonic() + ROBOTS_RETRY, f"its robots.txt cannot be had: {error.detail}")
        if answer.status == http.OK:
            return Rules(Protego.parse(answer.raw[:ROBOTS_SIZE].decode("utf-8", "replace")), until)
        if answer.status >= 500:
            return Rules(None, time.monotonic() + ROBOTS_RETRY, f"its robots.txt cannot be had: the host answers {answer.status}")
        return Rules(None, until)


def _conditions(known: Validators) -> dict[str, str]:
    fields = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
    return {name: value for name, value in fields.items() if value}


def _target(at: str, answer: Answer) -> str:
    place = answer.headers.get("location", "")
    try:
        return urljoin(at, place)
    except ValueError as error:
        raise Refused("bad-address", f"it redirects to {place[:200]!r}, which is no address") from error


def _way(url: str, at: str) -> str:
    return url if at == url else f"{url} (redirected to {at[:200]})"


def _fetched(url: str, answer: Answer) -> Fetched:
    if answer.status not in (http.OK, http.UNCHANGED):
        raise Refused(f"status-{answer.status}", f"the host answers {answer.status}")
    validators = Validators(answer.headers.get("etag", ""), answer.headers.get("last-modified", ""))
    kind = answer.headers.get("content-type", "")
    media = kind.partition(";")[0].strip().lower()
    return Fetched(url, answer.raw, media, validators, answer.status == http.UNCHANGED, charset.told(kind))
