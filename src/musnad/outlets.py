"""The only reader of `data/outlets/`: outlets and agencies in TOML, a file for each country; reads, checks, freezes them."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from musnad.arabic import folded

KINDS = ("agency", "broadcaster", "magazine", "newspaper", "site")
# ISO 3166-1, two letters.
_CODES = (
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ "
    "CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO "
    "FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE "
    "JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO "
    "MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW "
    "PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM "
    "TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW"
)
COUNTRIES = frozenset(_CODES.split())
_TEXTS = ("name", "english", "country", "kind", "entity")
_LISTS = ("aliases", "hosts", "clutter")
_KEYS = (*_TEXTS, *_LISTS, "agency")
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{2,59})")
LONGEST_HOST = 253
_REGISTRY = re.compile(r"(?:com|co|org|net|gov|edu|info|ac|mil|or|ne)\.[a-z]{2}")
_SHAPES = re.compile("[\u0640\ufb50-\ufdff\ufe70-\ufefc]")
_SIGN = re.compile(r"[\W_]+")


class BadOutlet(ValueError):
    """An outlet's file breaks one of the rules; the message names file, key and remedy."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet or agency, as the file tells of it."""

    file: str
    name: str  # as it calls itself
    kind: str  # one of KINDS
    country: str = ""  # from which it writes, ISO 3166; empty where that is not certain
    english: str = ""
    entity: str = ""  # its id in entities.tsv, where that knows it
    aliases: tuple[str, ...] = ()  # other ways to write its name
    hosts: tuple[str, ...] = ()  # without www and without subdomains that tell only a section
    clutter: tuple[str, ...] = ()  # what lines of its furniture begin with on its own pages
    agency: bool = False  # whether others print its reports: each of kind agency, and a few more

    @property
    def names(self) -> tuple[str, ...]:
        """Every way to write its name, its own first."""
        return self.name, *self.aliases


class Clash(NamedTuple):
    """Something that two outlets claim."""

    key: str  # hosts or aliases
    value: str
    outlet: Outlet
    holder: Outlet  # who had it first

    def __str__(self) -> str:
        holder = f"{self.holder.name} ({self.holder.file})"
        return f"{self.outlet.file}: {self.outlet.name}: {self.key}: {self.value} is that of {holder}; {_KEEP_ONE[self.key]}."


_KEEP_ONE = {
    "hosts": "a host belongs to one outlet, so leave it to one of them",
    "aliases": "write the name so that it tells the two apart, with a country or a noun (صحيفة …)",
}


@cache
def known() -> tuple[Outlet, ...]:
    """All outlets of `data/outlets/`, by file name and in the order of each file.

    Raises BadOutlet where a file breaks the rules of `read`, or where two outlets claim one host or one name.
    """
    folder = files("musnad").joinpath("data", "outlets")
    texts = {file.name: file.read_text(encoding="utf-8") for file in folder.iterdir() if file.name.endswith(".toml")}
    found = tuple(outlet for file in sorted(texts) for outlet in read(texts[file], file))
    twice = "\n".join(map(str, clashes(found)))
    if twice:
        raise BadOutlet(twice)
    return found


def read(text: str, file: str) -> tuple[Outlet, ...]:
    """The outlets of a TOML file, each a table [[outlet]]. file: its name, for messages.

    `name` and `kind` are needed; `english country entity aliases hosts clutter agency` may be left out. Raises BadOutlet, with a
    line for each fault: no valid TOML, a key or kind or country that there is not, a text that is blank, not NFC, or holds
    tatweel, presentation forms or signs that cannot be seen, a value twice, a host that is an address or a registry's suffix.
    """
    try:
        document = tomllib.loads(text.removeprefix("\ufeff"))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise BadOutlet(f'{file}: no valid TOML ({error}); write a key = "text" or key = ["text", "text"] a line.') from error
    found = document.get("outlet")
    if document.keys() != {"outlet"} or not isinstance(found, list) or not all(isinstance(table, dict) for table in found):
        raise BadOutlet(
            f"{file}: holds {' '.join(document) or 'nothing'}; write [[outlet]] above the keys of each outlet, and nothing else."
        )
    faults = [f"{file}: {_place(number, table)}: {fault}" for number, table in enumerate(found, 1) for fault in _faults(table)]
    if faults:
        raise BadOutlet("\n".join(faults))
    return tuple(_outlet(table, file) for table in found)


def _place(number: int, table: Mapping[str, Any]) -> str:
    return f"outlet {number} ({table.get('name', 'no name')})"


def _outlet(table: Mapping[str, Any], file: str) -> Outlet:
    lists = {key: tuple(table[key]) for key in _LISTS if key in table}
    return Outlet(file=file, **({"agency": table["kind"] == "agency"} | dict(table) | lists))


def _faults(table: Mapping[str, Any]) -> Iterator[str]:
    yield from (f"{key}: there is no such key; use one of {' '.join(_KEYS)}." for key in table if key not in _KEYS)
    yield from (f"{key}: is missing; {remedy}." for key, remedy in _NEEDED.items() if key not in table)
    typed = []
    for key, value in table.items():
        if key in _TEXTS and not isinstance(value, str):
            yield f'{key}: {value!r} is no text; write {key} = "…".'
        elif key in _LISTS and not (isinstance(value, list) and all(isinstance(one, str) for one in value)):
            yield f'{key}: {value!r} is no list of texts; write {key} = ["…", "…"].'
        elif key == "agency" and not isinstance(value, bool):
            yield f"{key}: {value!r} is neither true nor false; write agency = true."
        else:
            typed.append(key)
    for key in typed:
        values = [table[key]] if key in _TEXTS else table[key] if key in _LISTS else []
        yield from (f"{key}: {fault}" for value in values for fault in _text_faults(value))
    if "kind" in typed and table["kind"] not in KINDS:
        yield f"kind: {table['kind']!r} is none of {' '.join(KINDS)}; write the nearest."
    if "country" in typed and table["country"] not in COUNTRIES:
        yield f"country: {table['country']!r} is none of ISO 3166; write two capital letters (GB, not UK), or leave the key out."
    if table.get("kind") == "agency" and table.get("agency") is False:
        yield "agency: false, and the kind is agency; leave the key out, or write another kind."
    if "hosts" in typed:
        yield from (f"hosts: {fault}" for host in table["hosts"] for fault in _host_faults(host))
    yield from _twice(table, typed)


_NEEDED = {"name": 'write name = "…" as the outlet calls itself', "kind": f"write one of {' '.join(KINDS)}"}


def _text_faults(value: str) -> Iterator[str]:
    if not value or value != " ".join(value.split()):
        yield f"{value!r} is blank or has blanks too many; write single blanks between words, none around them."
    if not unicodedata.is_normalized("NFC", value):
        yield f"{value!r} is not NFC; type it again, or normalise the file (unicodedata.normalize)."
    if _SHAPES.search(value):
        yield f"{value!r} has a tatweel or a presentation form; write plain letters."
    if not value.isprintable():
        yield f"{value!r} has a sign that cannot be seen; type it again instead of pasting it."


def _host_faults(host: str) -> Iterator[str]:
    if host.startswith("www."):
        yield f"{host!r}: leave www. out; it is understood."
    elif len(host) > LONGEST_HOST or not _HOST.fullmatch(host):
        yield f"{host!r} is no host; write it in small letters, without https://, port and path, in Arabic as xn--…"
    elif _REGISTRY.fullmatch(host):
        yield f"{host!r} is the suffix of many sites; write the whole host."


def _twice(table: Mapping[str, Any], typed: Iterable[str]) -> Iterator[str]:
    """What stands twice in one file; aliases as the layers compare them, with the name among them."""
    for key in (key for key in typed if key in _LISTS):
        seen = {folded(str(table.get("name")))} if key == "aliases" else set()
        for value in table[key]:
            form = folded(value)
            if form in seen:
                yield f"{key}: {value!r} stands there already, apart from hamza, ى, ة and diacritics; leave it out."
            seen.add(form)


def clashes(outlets: Iterable[Outlet]) -> Iterator[Clash]:
    """Hosts and names that an outlet claims and one before it has, names as bylines are read (`compact`)."""
    holders: dict[tuple[str, str], Outlet] = {}
    for outlet in outlets:
        claims = [("hosts", host, host) for host in outlet.hosts] + [("aliases", compact(name), name) for name in outlet.names]
        for key, form, value in claims:
            holder = holders.setdefault((key, form), outlet)
            if holder is not outlet:
                yield Clash(key, value, outlet, holder)


@lru_cache(maxsize=16384)
def compact(words: str) -> str:
    """Letters and digits alone, folded: `د. ب. أ` and `دب أ` are one."""
    return _SIGN.sub("", folded(words))
