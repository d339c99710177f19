"""Foreign text on its way into HTML: what could hide or disguise something is shown, what could act is refused.

Pages are hostile. Escaping itself is the template engine's; here are the signs that escaping leaves alone.
"""

import base64
import hashlib
import json
import re
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup, escape

# Signs that turn the direction of text, take no room, or are no text at all. A joiner after an Arabic letter or an
# emoji is ordinary spelling; anywhere else it hides something.
SIGN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
    "|(?<![\u0600-\u06ff\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])[\u200c\u200d]"
)
_NAMES = {
    "\u00ad": "SHY",
    "\u061c": "ALM",
    "\u200b": "ZWSP",
    "\u200c": "ZWNJ",
    "\u200d": "ZWJ",
    "\u200e": "LRM",
    "\u200f": "RLM",
    "\u202a": "LRE",
    "\u202b": "RLE",
    "\u202c": "PDF",
    "\u202d": "LRO",
    "\u202e": "RLO",
    "\u2060": "WJ",
    "\u2066": "LRI",
    "\u2067": "RLI",
    "\u2068": "FSI",
    "\u2069": "PDI",
    "\ufeff": "BOM",
}
_TAG = Markup('<span class="sign" dir="ltr">{}</span>')
_UNSAFE_IN_SCRIPT = re.compile("[<>&\u2028\u2029\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
_ARABIC = re.compile("[\u0590-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")


def sign(character: str) -> str:
    """A hidden character's name in brackets: ⟦RLO⟧, or its code point: ⟦U+001A⟧."""
    return f"⟦{_NAMES.get(character) or f'U+{ord(character):04X}'}⟧"


def plain(text: str) -> str:
    """The text with its hidden characters named, for places that take no markup (a document's title)."""
    return SIGN.sub(lambda found: sign(found[0]), text)


def visible(text: str) -> Markup:
    """The text escaped for HTML, with each hidden character shown as a small tag."""
    pieces: list[Markup] = []
    done = 0
    for found in SIGN.finditer(text):
        pieces += escape(text[done : found.start()]), _TAG.format(sign(found[0]))
        done = found.end()
    return Markup("").join([*pieces, escape(text[done:])])


def direction(text: str) -> str:
    """`rtl` for a text with an Arabic letter in it, though a Latin name stands at its head; else `ltr`."""
    return "rtl" if _ARABIC.search(text) else "ltr"


def link(url: str | None) -> tuple[str, str] | None:
    """A web address and the host to show for it; None for all that is not plain http or https (`javascript:`, `data:`)."""
    if not url or SIGN.search(url):
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:  # a broken IPv6 host
        return None
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        return None
    return parts.geturl(), parts.hostname.removeprefix("www.")


def script_json(value: Any) -> Markup:
    """JSON for a data block in HTML: nothing in it can end the block, open a comment or turn the source's direction."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(_UNSAFE_IN_SCRIPT.sub(_escaped, text))  # noqa: S704 - escaped just here


def _escaped(found: re.Match[str]) -> str:
    # Half of a surrogate pair is no character: two of them must not become one on the other side.
    return "\\ufffd" if "\ud800" <= found[0] <= "\udfff" else f"\\u{ord(found[0]):04x}"


def source_hash(text: str) -> str:
    """The Content-Security-Policy source expression for an inline script or style."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
