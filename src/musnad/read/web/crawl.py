"""From an address to the pages behind it: the page itself, or those that a feed, an OPML file or a sitemap there lists."""

import io
import re
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from urllib.parse import unquote, urlsplit

from musnad.model import Rejected
from musnad.read import containers
from musnad.read.found import Found, Link, Media, address_name
from musnad.read.web.client import PASSING, UNKNOWN, Client, Fetched, Validators

MOST = 1000  # addresses fetched for one that was given
DEEPEST = 3  # lists in lists: OPML, feed, page; index, sitemap, page
_UNSAFE = re.compile(r"[^\w.-]+")
PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml"})


@dataclass
class Memory:
    """What was fetched before. `watch` keeps it between runs."""

    validators: dict[str, Validators] = field(default_factory=dict)  # of lists, by address
    seen: dict[str, str] = field(
        default_factory=dict
    )  # names of pages that need no second look, and the day they last stood in a list


@dataclass
class Crawler:
    """Follows addresses. Nothing is fetched twice by one crawler."""

    client: Client
    memory: Memory = field(default_factory=Memory)
    tell: Callable[[str], None] = lambda _: None
    visited: set[str] = field(default_factory=set)
    answered: int = 0  # addresses that could be read

    def follow(self, given: Link) -> Iterator[Found | Rejected]:
        """The pages at and behind an address, in the order of the lists; one by one, as they are fetched."""
        waiting = deque([(given, "", 0)])
        lists: dict[str, Validators] = {}
        passing: set[str] = set()  # lists that hold something to try again: they are to be read again too
        asked = 0
        while waiting:
            link, parent, depth = waiting.popleft()
            if self._is_old(link):
                continue
            if asked == MOST:
                detail = (
                    f"{given.url}: {MOST:,} addresses were fetched, {len(waiting) + 1:,} are left; give some of them by themselves."
                )
                yield Rejected(address_name(given.url), "fetch", "too-many", detail)
                return
            asked += 1
            answer = self.client.fetch(link.url, self.memory.validators.get(link.url, UNKNOWN))
            if isinstance(answer, Rejected):
                if answer.reason in PASSING or answer.reason.startswith("status-5"):
                    passing.add(parent)
                elif link.page:
                    self._settle(answer.page)
                yield answer
                continue
            self.answered += 1
            if not answer.unchanged:
                for one in self._read(link, answer, depth, lists):
                    if isinstance(one, Link):
                        waiting.append((one, link.url, depth + 1))
                    else:
                        yield one
        self.memory.validators.update({url: known for url, known in lists.items() if any(known) and url not in passing})

    def _is_old(self, link: Link) -> bool:
        """Whether the address was read before. It stays known as long as some list names it."""
        name = address_name(link.url)
        old = link.url in self.visited or name in self.memory.seen
        self.visited.add(link.url)
        if name in self.memory.seen:
            self._settle(name)
        return old

    def _settle(self, name: str) -> None:
        self.memory.seen[name] = datetime.now(UTC).date().isoformat()

    def _read(self, link: Link, answer: Fetched, depth: int, lists: dict[str, Validators]) -> Iterator[Found | Link | Rejected]:
        """What an answer holds. lists: gets its validators where it is a list."""
        stream = io.BufferedReader(io.BytesIO(answer.raw))
        lists[link.url] = answer.validators
        count = 0
        for one in containers.members(stream, _file(answer.url), answer.url, answer.url):
            if isinstance(one, Rejected):
                yield one
            elif isinstance(one, Link) and depth == DEEPEST:
                yield Rejected(address_name(one.url), "fetch", "too-deep", f"{one.url}: lists in lists in lists lead to it.")
            elif isinstance(one, Link):
                count += not (one.url in self.visited or address_name(one.url) in self.memory.seen)
                yield one
            else:
                if one.path == answer.url:  # no list, but the page itself
                    del lists[link.url]
                    one = _page(one, link, answer)  # noqa: PLW2901
                if one.name not in self.memory.seen:
                    yield one
                self._settle(one.name)
        if count:
            self.tell(f"{link.url}: {count} new addresses")


def _file(url: str) -> str:
    """The file name in an address, for its suffix."""
    return _UNSAFE.sub("-", unquote(urlsplit(url).path).rpartition("/")[2])[-100:] or "page"


def _page(found: Found, link: Link, answer: Fetched) -> Found:
    media: Media | None = "text/html" if answer.media in PAGE_TYPES else found.media
    return Found(address_name(link.url), found.raw, media, answer.url, replace(link.hints, url=answer.url))
