"""What an element is called by the site: tag, id, classes, and what its attributes and its link's address say of it."""

import re

from musnad.read.dom import Element

NAMING = ("itemprop", "role", "data-testid", "data-component", "data-qa", "data-type", "data-name")  # beside class and id
_NAMING = frozenset(NAMING)
LONGEST = 200  # characters of a name; a hostile page may give a million classes
HEADINGS = {str(level): f"h{level}" for level in range(1, 7)}
HREF = 160  # characters of an address that are looked at
_RELATIONS = {"author": "author", "tag": "tag", "next": "next", "prev": "prev", "sponsored": "sponsored"}
# Parts of addresses that sites of all makes have in common, each with the word of `clutter_markup` for what such a link is.
_HREFS = (
    (re.compile(r"/(?:authors?|writers?|auteur|columnists?|reporters?|katib|profiles?)(?:[/?]|\.aspx|$)"), "author"),
    (re.compile(r"/(?:tags?|topics?|keywords?|hashtag|label)(?:[/?]|\.aspx|$)"), "tag"),
    (re.compile(r"/(?:category|categories|sections?|cat)(?:[/?]|$)"), "category"),
    (re.compile(r"^(?:mailto:|whatsapp:|fb-messenger:|viber:|tg:)|/sharer|/share[?/.]|/intent/|/sharing/|/pin/create"), "share"),
    (re.compile(r"//wa\.me/|api\.whatsapp\."), "share"),
    (re.compile(r"//(?:www\.|m\.)?(?:facebook|twitter|x|instagram|youtube|t|tiktok|linkedin)\.(?:com|me)/"), "social"),
)


def signature(element: Element) -> tuple[str, str]:
    """What an element is called (`tag#id.class.class`, cut short), and `h1` to `h6` where its role is a heading's."""
    tag, attributes = element.tag, element.attributes
    if not attributes:
        return tag, ""
    words = element.get("class").split()
    if not _NAMING.isdisjoint(attributes):
        words += [word for other in NAMING if other in attributes for word in attributes[other].split()]
    if tag == "a":
        words += _of_link(element)
    name = "".join(element.get("id").split())
    called = ".".join([f"{tag}#{name}" if name else tag, *words])
    heading = HEADINGS.get(element.get("aria-level") or "2", "") if element.get("role") == "heading" else ""
    return called[:LONGEST], heading


def _of_link(link: Element) -> list[str]:
    """What a link's relation and its address say that it leads to."""
    said = [_RELATIONS[one] for one in link.get("rel").lower().split()[:4] if one in _RELATIONS]
    href = link.get("href")[:HREF].lower()
    if len(href) > 1:
        said.extend(word for pattern, word in _HREFS if pattern.search(href))
    return said[:2]
