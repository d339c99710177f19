"""RSS, Atom, OPML and sitemaps → pages and addresses, out of XML that may be broken or hostile."""

import html
import io
import re
from collections.abc import Iterator
from datetime import date
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urljoin

from musnad.model import Hints, Rejected
from musnad.read import charset
from musnad.read.found import Found, Link, address_name, safe_name, web_address, whole
from musnad.read.manifest import iso_day

try:
    from lxml import etree
except ImportError:
    etree = None

ROOTS = frozenset({"rss", "feed", "rdf", "opml", "urlset", "sitemapindex"})
FULL = 700  # characters of an item from which on it is the article and no teaser
MOST_DATE = 80  # characters of a date
MOST = 50_000  # addresses that a list may name, as many as a sitemap
# Entities stay unread, no file or address is opened, and libxml2 itself bounds depth and growth.
SAFE = {
    "events": ("end",),
    "recover": True,
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}
_DAYS = ("pubdate", "published", "date", "issued", "updated", "modified")
_TEXTS = ("encoded", "content", "description", "summary")
_TAG = re.compile(r"<[^<>]*>")
_CUT = re.compile(r"(?:…|\.\.\.)[\s\])»]{0,5}\Z")
_PROLOG = re.compile(r"<(?:\?[^>]*|!--.*?--|![^>]*)>|\]\s{0,9}>", re.DOTALL)  # what may stand before the first element
_ROOT = re.compile(r"<(?:[\w.-]{1,40}:)?([A-Za-z]{2,20})[\s>]")
_DECLARATION = re.compile(r"<\?xml[^>]*\?>")


def root(head: bytes) -> str | None:
    """Which list of pages the first bytes of a file begin; None for all else."""
    text = head.decode("utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", "replace").lstrip("\ufeff \t\r\n")
    while prolog := _PROLOG.match(text):
        text = text[prolog.end() :].lstrip()
    found = _ROOT.match(text)
    return found[1].lower() if found and found[1].lower() in ROOTS else None


def members(raw: bytes, name: str, where: str, base: str | None, declared: str | None = None) -> Iterator[Found | Link | Rejected]:
    """The items that hold their article, and the addresses of all else that a feed, an OPML file or a sitemap lists.

    base: the address of the list, to which relative ones are read. declared: the character set that its host told.
    """
    if etree is None:
        detail = f"{where}: lists of pages need lxml; run: pip install 'musnad[web]'"
        yield Rejected(name, "read", "not-installed", detail)
        return
    count, outlet = 0, None
    try:
        for _, element in etree.iterparse(io.BytesIO(_utf8(raw, declared)), **SAFE):
            tag = _local(element)
            if tag == "title" and _local(element.getparent()) in {"channel", "feed"}:
                outlet = _text(element) or None
            found = _listed(element, tag, outlet, (where, base))
            if not found:
                continue
            count += 1
            if count > MOST:
                yield Rejected(name, "read", "too-many", f"{where} lists more than {MOST:,} pages; the rest was left unread.")
                return
            yield found
    except etree.XMLSyntaxError as error:
        yield Rejected(name, "read", "bad-xml", f"{where} is no XML that can be read ({error}).")
        return
    if not count:
        yield Rejected(name, "read", "no-pages", f"{where} lists no page.")


def _utf8(raw: bytes, declared: str | None) -> bytes:
    """The XML in UTF-8 without its declaration, which may be wrong; as it is where the character set is not found."""
    decoded = charset.decode(raw, declared)
    if decoded is None:
        return raw
    text = decoded.text.lstrip("\ufeff \t\r\n")
    declaration = _DECLARATION.match(text)
    return text[declaration.end() if declaration else 0 :].encode("utf-8", "replace")


def _listed(element: Any, tag: str, outlet: str | None, place: tuple[str, str | None]) -> Found | Link | Rejected | None:
    """What a closing element stands for. Its content is freed, so that memory does not grow with the list."""
    found: Found | Link | Rejected | None = None
    if tag in {"item", "entry"}:
        found = _item(element, outlet, place)
    elif tag == "outline":
        address = next((value for key, value in element.attrib.items() if key.lower() == "xmlurl"), "")
        found = _link(address, Hints(), place, page=False) if address else None
    elif tag in {"url", "sitemap"}:
        fields = _fields(element)
        news = _fields(fields["news"]) if "news" in fields else {}
        hints = Hints(published=_day(_text(news.get("publication_date"))))
        found = _link(_text(fields["loc"]), hints, place, page=tag == "url") if "loc" in fields else None
    else:
        return None
    element.clear()
    return found


def _link(address: str, hints: Hints, place: tuple[str, str | None], *, page: bool) -> Link | Rejected:
    where, base = place
    url = _absolute(address, base)
    if url is None:
        detail = f"{where} names {address[:200]!r}, which is no http or https address."
        return Rejected(safe_name(address), "read", "bad-address", detail)
    return Link(url, where, hints, page)


def _absolute(address: str, base: str | None) -> str | None:
    try:
        return web_address(urljoin(base or "", whole(address.strip()))) if address.strip() else None
    except ValueError:  # a broken IPv6 host
        return None


def _item(element: Any, outlet: str | None, place: tuple[str, str | None]) -> Found | Link | Rejected:
    """The item as a page where it holds its article, else its address."""
    fields = _fields(element)
    title = " ".join(_TAG.sub(" ", html.unescape(_text(fields.get("title")))).split())
    day = next((day for key in _DAYS if (day := _day(_text(fields.get(key))))), None)
    address = _address(element, fields)
    content = max((_content(fields[key]) for key in _TEXTS if key in fields), key=len, default="")
    if not _is_article(content):
        return _link(address, Hints(published=day), place, page=True)
    url = _absolute(address, place[1])
    name = address_name(url or f"{place[0]}#{address}{title}")
    raw = (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{html.escape(title)}</title></head>'
        f"<body><h1>{html.escape(title)}</h1>\n{content}</body></html>\n"
    )
    return Found(name, whole(raw).encode(), "text/html", url or f"{place[0]}#{name}", Hints(url, outlet, day, title or None))


def _fields(element: Any) -> dict[str, Any]:
    """The children by name without namespace; of several with one name the first, save links, which have their own order."""
    fields: dict[str, Any] = {}
    for child in element:
        fields.setdefault(_local(child), child)
    return fields


def _address(element: Any, fields: dict[str, Any]) -> str:
    for child in element:
        if _local(child) == "link" and (child.get("rel") or "alternate") == "alternate":
            address = child.get("href") or _text(child)
            if address:
                return str(address)
    name = _text(fields.get("guid") if "guid" in fields else fields.get("id"))
    return name if web_address(name) else ""


def _content(element: Any) -> str:
    """The HTML of an item, whether written as text or as elements."""
    if element.get("type") == "text":
        return "".join(f"<p>{html.escape(line)}</p>\n" for line in _text(element).splitlines())
    inner = "".join(etree.tostring(child, encoding="unicode", method="html") for child in element if isinstance(child.tag, str))
    return inner if inner else _text(element)


def _is_article(content: str) -> bool:
    words = " ".join(html.unescape(_TAG.sub(" ", content)).split())
    return len(words) >= FULL and not _CUT.search(words[-9:])


def _day(text: str) -> date | None:
    text = text[:MOST_DATE]
    if found := iso_day(text):
        return found
    try:
        return parsedate_to_datetime(text).date()
    except (TypeError, ValueError, IndexError, OverflowError):
        return None


def _text(element: Any) -> str:
    return "".join(element.itertext()).strip() if element is not None else ""


def _local(element: Any) -> str:
    """An element's name without its namespace; nothing for what is no element."""
    tag = element.tag if element is not None else None
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""
