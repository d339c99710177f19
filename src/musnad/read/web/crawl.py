"""From an address to the pages behind it: the page itself, or those that a feed, an OPML file or a sitemap there lists."""

import io
import re
from collections import deque
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from queue import SimpleQueue
from threading import Thread
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from musnad.model import Rejected
from musnad.read import containers
from musnad.read.found import Found, Link, Media, address_name
from musnad.read.web.client import PASSING, UNKNOWN, Client, Fetched, Validators

MOST = 1000  # addresses fetched for one that was given
HOSTS = 8  # that are asked at the same time
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
class _Given:
    """An address that was given, and what became of it."""

    link: Link
    asked: int = 0  # addresses fetched for it
    left: int = 0  # of those known, the ones whose answer is not read yet
    lists: dict[str, Validators] = field(default_factory=dict)
    passing: set[str] = field(default_factory=set)  # lists that hold something to try again: they are to be read again too


class _Task(NamedTuple):
    """An address that is to be fetched."""

    link: Link
    parent: str  # the list that names it
    depth: int
    given: _Given


@dataclass
class Crawler:
    """Follows addresses. Nothing is fetched twice by one crawler."""

    client: Client
    memory: Memory = field(default_factory=Memory)
    tell: Callable[[str], None] = lambda _: None
    visited: set[str] = field(default_factory=set)
    answered: int = 0  # addresses that could be read

    def follow(self, *given: Link) -> Iterator[Found | Rejected]:
        """The pages at and behind addresses, one by one as they come; those of one host in the order of the lists.

        Several hosts are asked at the same time, each for one address after the other. No more answers are held than hosts are
        asked, so that memory stays bounded however slowly the pages are taken.
        """
        waiting: dict[str, deque[_Task]] = {}
        busy: set[str] = set()
        answers: SimpleQueue[tuple[_Task, Fetched | Rejected]] = SimpleQueue()
        for link in given:
            _put(waiting, _Task(link, "", 0, _Given(link)))
        while True:
            for host in [host for host in waiting if host not in busy]:
                if len(busy) < HOSTS and (task := (yield from self._next(waiting[host]))):
                    busy.add(host)
                    known = self.memory.validators.get(task.link.url, UNKNOWN)
                    Thread(target=_fetch, args=(self.client, task, known, answers), daemon=True).start()
                if not waiting[host]:
                    del waiting[host]
            if not busy:
                return
            task, answer = answers.get()
            busy.remove(_host(task.link))
            yield from self._answered(task, answer, waiting)

    def _next(self, tasks: deque[_Task]) -> Generator[Rejected, None, _Task | None]:
        """The first of a host's tasks that is to be done; the others before it are dropped."""
        while tasks:
            task = tasks.popleft()
            given = task.given
            if given.asked <= MOST and not self._is_old(task.link):
                given.asked += 1
                if given.asked <= MOST:
                    self.visited.add(task.link.url)
                    return task
                detail = f"{MOST:,} addresses were fetched, {given.left:,} are left; give some of them by themselves."
                yield Rejected(address_name(given.link.url), "fetch", "too-many", f"{given.link.url}: {detail}")
            self._done(given)
        return None

    def _answered(self, task: _Task, answer: Fetched | Rejected, waiting: dict[str, deque[_Task]]) -> Iterator[Found | Rejected]:
        """What an answer holds; what it lists goes to the tasks."""
        link, given = task.link, task.given
        if isinstance(answer, Rejected):
            if answer.reason in PASSING or answer.reason.startswith("status-5"):
                given.passing.add(task.parent)
            elif link.page:
                self._settle(answer.page)
            yield answer
        else:
            self.answered += 1
            for one in () if answer.unchanged else self._read(link, answer, task.depth, given.lists):
                if isinstance(one, Link):
                    _put(waiting, _Task(one, link.url, task.depth + 1, given))
                else:
                    yield one
        self._done(given)

    def _done(self, given: _Given) -> None:
        """One address less; after the last, what the lists gave to ask whether they have changed is kept."""
        given.left -= 1
        if not given.left and given.asked <= MOST:
            fresh = {url: known for url, known in given.lists.items() if any(known) and url not in given.passing}
            self.memory.validators.update(fresh)

    def _is_old(self, link: Link) -> bool:
        """Whether the address was read before. It stays known as long as some list names it."""
        name = address_name(link.url)
        if name in self.memory.seen:
            self._settle(name)
        return link.url in self.visited or name in self.memory.seen

    def _settle(self, name: str) -> None:
        self.memory.seen[name] = datetime.now(UTC).date().isoformat()

    def _read(self, link: Link, answer: Fetched, depth: int, lists: dict[str, Validators]) -> Iterator[Found | Link | Rejected]:
        """What an answer holds. lists: gets its validators where it is a list."""
        stream = io.BufferedReader(io.BytesIO(answer.raw))
        lists[link.url] = answer.validators
        count = 0
        for one in containers.members(stream, _file(answer.url), answer.url, answer.url, answer.charset):
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


def _put(waiting: dict[str, deque[_Task]], task: _Task) -> None:
    task.given.left += 1
    waiting.setdefault(_host(task.link), deque()).append(task)


def _host(link: Link) -> str:
    try:
        return urlsplit(link.url).hostname or ""
    except ValueError:  # a broken IPv6 host
        return ""


def _fetch(client: Client, task: _Task, known: Validators, answers: "SimpleQueue[tuple[_Task, Fetched | Rejected]]") -> None:
    """One address, in a thread of its own."""
    url = task.link.url
    try:
        answer = client.fetch(url, known)
    except Exception as error:  # noqa: BLE001 - else the crawl would wait for its answer for ever
        detail = f"{url}: {type(error).__name__}: {error}; report it as a fault of musnad."
        answer = Rejected(address_name(url), "fetch", "failed", detail)
    answers.put((task, answer))


def _file(url: str) -> str:
    """The file name in an address, for its suffix."""
    return _UNSAFE.sub("-", unquote(urlsplit(url).path).rpartition("/")[2])[-100:] or "page"


def _page(found: Found, link: Link, answer: Fetched) -> Found:
    media: Media | None = "text/html" if answer.media in PAGE_TYPES else found.media
    return Found(address_name(link.url), found.raw, media, answer.url, replace(link.hints, url=answer.url), found.charset)
