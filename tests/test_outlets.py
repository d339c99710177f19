"""Outlets as data: the rules of their files, what reads them, and `musnad outlet check`."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT, Run
from musnad import outlets
from musnad.annotate.names.lexicon import outlet_states
from musnad.commands.outlet import compared_with, findings
from musnad.extract import articles, bylines, lines, sources
from musnad.model import Hints, Page, PageMarks
from musnad.outlets import BadOutlet, clashes, read
from musnad.tables import Tables, lexicon

GOOD = """\ufeff# a note
[[outlet]]
name = "صحيفة المرفأ القديم"
kind = "newspaper"
english = "The Old Harbour"
country = "SD"
hosts = ["almarfa.example", "xn--mgbh0fb.example"]
aliases = ["المرفأ القديم"]
clutter = ["نسخة المرفأ"]

[[outlet]]
name = "وكالة الشراع"
kind = "agency"
"""
HEAD = '[[outlet]]\nname = "المرفأ"\nkind = "site"\n'


def test_a_file_of_two() -> None:
    harbour, sail = read(GOOD, "t.toml")
    assert harbour.names == ("صحيفة المرفأ القديم", "المرفأ القديم")
    assert (harbour.hosts[0], harbour.country, harbour.english, harbour.agency) == (
        "almarfa.example",
        "SD",
        "The Old Harbour",
        False,
    )
    assert (sail.agency, sail.country, sail.aliases, sail.file) == (True, "", (), "t.toml")


def test_others_than_agencies_may_be_one_too() -> None:
    (one,) = read(HEAD + "agency = true\n", "t.toml")
    assert (one.kind, one.agency) == ("site", True)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "t.toml: holds nothing; write [[outlet]]"),
        ('name = "المرفأ"\n', "t.toml: holds name; write [[outlet]]"),
        ('[outlet]\nname = "المرفأ"\n', "t.toml: holds outlet; write [[outlet]]"),
        ("[[outlet]]\nname = المرفأ\n", "t.toml: no valid TOML"),
        ('[[outlet]]\nkind = "site"\n', "t.toml: outlet 1 (no name): name: is missing; write name"),
        ('[[outlet]]\nname = "المرفأ"\n', "outlet 1 (المرفأ): kind: is missing; write one of agency broadcaster"),
        (HEAD + 'host = "a.example"\n', "outlet 1 (المرفأ): host: there is no such key; use one of name"),
        (HEAD + 'hosts = "a.example"\n', "hosts: 'a.example' is no list of texts; write hosts = ["),
        (HEAD + "aliases = [1]\n", "aliases: [1] is no list of texts"),
        (HEAD + 'english = ["The Harbour"]\n', "english: ['The Harbour'] is no text"),
        (HEAD + 'agency = "yes"\n', "agency: 'yes' is neither true nor false"),
        ('[[outlet]]\nname = "المرفأ"\nkind = "blog"\n', "kind: 'blog' is none of agency"),
        ('[[outlet]]\nname = "المرفأ"\nkind = "agency"\nagency = false\n', "agency: false, and the kind is agency"),
        (HEAD + 'country = "UK"\n', "country: 'UK' is none of ISO 3166"),
        (HEAD + 'country = "eg"\n', "country: 'eg' is none of ISO 3166"),
        (HEAD + 'hosts = ["www.almarfa.example"]\n', "leave www. out"),
        (HEAD + 'hosts = ["https://almarfa.example/"]\n', "is no host"),
        (HEAD + 'hosts = ["almarfa.example:8080"]\n', "is no host"),
        (HEAD + 'hosts = ["AlMarfa.example"]\n', "is no host"),
        (HEAD + 'hosts = ["almarfa"]\n', "is no host"),
        (HEAD + 'hosts = ["127.0.0.1"]\n', "is no host"),
        (HEAD + 'hosts = ["المرفأ.example"]\n', "is no host"),
        (HEAD + 'hosts = ["com.sa"]\n', "is the suffix of many sites"),
        (HEAD + 'hosts = ["a.example", "a.example"]\n', "hosts: 'a.example' stands there already"),
        (HEAD + 'aliases = ["المرفا"]\n', "aliases: 'المرفا' stands there already"),
        (HEAD + 'aliases = ["المرفـأ القديم"]\n', "has a tatweel or a presentation form"),
        (HEAD + 'aliases = ["\ufe8e"]\n', "has a tatweel or a presentation form"),
        (HEAD + 'aliases = ["ا\u0653سيا"]\n', "is not NFC"),
        (HEAD + 'aliases = ["\u202eالشراع"]\n', "has a sign that cannot be seen"),
        (HEAD + 'aliases = [" الشراع"]\n', "blank or has blanks too many"),
        (HEAD + 'clutter = [""]\n', "clutter: '' is blank"),
    ],
)
def test_a_fault_is_named_with_its_file_and_key(text: str, message: str) -> None:
    with pytest.raises(BadOutlet, match=re.escape(message)):
        read(text, "t.toml")


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(BadOutlet) as error:
        read(HEAD + 'country = "UK"\nhosts = ["www.a.example"]\n' + HEAD + "knid = 1\n", "t.toml")
    told = str(error.value).split("\n")
    assert len(told) == 3
    assert [line.startswith(f"t.toml: outlet {n} ") for line, n in zip(told, (1, 1, 2), strict=True)] == [True] * 3


def faults(text: str) -> str:
    try:
        read(text, "t.toml")
    except BadOutlet as error:
        return str(error)
    return ""


@given(st.text())
def test_no_text_raises_anything_else(text: str) -> None:
    for body in (text, HEAD + f"aliases = [{text!r}]", HEAD + f"hosts = ['{text}']"):
        assert re.match(r"t\.toml: |$", faults(body))


def test_deep_nesting_is_a_fault() -> None:
    with pytest.raises(BadOutlet, match="no valid TOML"):
        read(HEAD + "aliases = " + "[" * 100_000, "t.toml")


def test_one_host_or_name_belongs_to_one() -> None:
    first, second = read(GOOD, "a.toml")
    found = list(clashes([first, replace(second, file="b.toml", hosts=first.hosts[:1], aliases=("المرفأ-القديم",))]))
    assert [(clash.key, clash.value, clash.holder) for clash in found] == [
        ("hosts", "almarfa.example", first),
        ("aliases", "المرفأ-القديم", first),
    ]
    assert str(found[0]) == (
        "b.toml: وكالة الشراع: hosts: almarfa.example is that of صحيفة المرفأ القديم (a.toml); "
        "a host belongs to one outlet, so leave it to one of them."
    )


def test_ours_keep_the_rules(tables: Tables) -> None:
    ours = outlets.known()
    arab = {row["code"] for row in lexicon("arab_states")}
    assert sum(one.country in arab for one in ours) >= 150
    assert sum(one.agency for one in ours) >= 60
    assert all(one.country == one.file.removesuffix(".toml") for one in ours)
    for one in ours:
        entity = tables.known.get(one.entity)
        assert not one.entity or (entity and entity.kind in {"agency", "outlet"}), one
        assert entity is None or (entity.kind == "agency") == one.agency, one


@pytest.mark.parametrize(
    ("url", "outlet"),
    [
        ("https://www.aawsat.com/news/1", "الشرق الأوسط"),
        ("http://ara.reuters.com/article/x", "رويترز"),
        ("https://arabic.sputniknews.com/a", "سبوتنيك عربي"),
        ("https://notaawsat.com/a", None),
        ("https://aawsat.com.example/a", None),
    ],
)
def test_a_host_tells_the_outlet(url: str, outlet: str | None, tables: Tables) -> None:
    assert sources.build(tables).host_outlet(url) == outlet


@pytest.mark.parametrize(
    ("words", "id_", "agency"),
    [
        ("د. ب. أ", "dpa", True),
        ("وكالة نورث برس", "نورث_برس", True),
        ("الشروق أونلاين", "echorouk_dz", False),
        ("يمن مونيتور", "يمن_مونيتور", False),
    ],
)
def test_a_byline_credits_it(words: str, id_: str, agency: bool, tables: Tables) -> None:
    known = sources.build(tables)
    (part,) = bylines.parts(words, known, None)
    assert part.source is not None
    assert (part.source.id, part.source.agency) == (id_, agency)


def test_the_state_from_which_an_outlet_writes() -> None:
    states = outlet_states()
    assert (states["اليوم السابع"], states["وكاله نورث برس"]) == ("egypt", "syria")
    assert "رويترز" not in states


PHRASES = """وزراء المياه يتفقون على خطة جديدة لتقاسم مياه النهر

قال وزير المياه إن الاجتماع انتهى إلى اتفاق جديد وإن تفاصيله ستعلن في الأسبوع المقبل.

تخطى البودكاست وواصل القراءة

وأضاف أن الاتفاق يشمل ثلاث دول وأن توقيعه سيكون في الشهر القادم بحضور الرؤساء جميعا.
"""


@pytest.mark.parametrize(("outlet", "label"), [("بي بي سي عربي", "footer"), ("BBC عربي", "footer"), ("المرفأ", "heading")])
def test_furniture_of_one_outlet_is_text_elsewhere(outlet: str, label: str, tables: Tables) -> None:
    page = Page("p", "p.txt", "text/plain", PHRASES.encode(), PHRASES, Hints(outlet=outlet))
    found = replace(PageMarks(page), lines=lines.find(PageMarks(page), tables))
    assert [line.label for line in found.lines] == ["title", "body", label, "body"]
    assert (found.lines[2].why == "row:outlets/GB.toml:تخطى البودكاست") == (label == "footer")
    assert articles.find(found, tables)[0].outlet == outlet


def test_the_example_of_the_readme_is_right() -> None:
    example = (ROOT / "README.md").read_text(encoding="utf-8").split("```toml\n")[1].split("```")[0]
    given = read(example, "mine.toml")
    found = list(findings(given[0], compared_with(given)))
    assert [finding for finding in found if finding.level != "adds"] == []
    assert len(found) == 4


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_check_of_a_good_file(musnad: Run, tmp_path: Path) -> None:
    done = musnad("outlet", "check", write(tmp_path / "new.toml", GOOD))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[:5] == [
        "new.toml: صحيفة المرفأ القديم (newspaper, SD)",
        "  adds  host almarfa.example",
        "  adds  host xn--mgbh0fb.example",
        "  adds  name صحيفة المرفأ القديم",
        "  adds  name المرفأ القديم",
    ]
    assert "mend" not in done.stdout


def test_check_tells_what_is_taken_and_what_means_more(musnad: Run, tmp_path: Path) -> None:
    text = (
        HEAD
        + 'hosts = ["okaz.com.sa", "blog.aljazeera.net"]\n'
        + 'aliases = ["صحيفة عكاظ", "دمشق", "ياسر عرفات", "الكتاب", "سعاد"]\nentity = "egypt"\n'
    )
    done = musnad("outlet", "check", write(tmp_path / "new.toml", text))
    assert done.returncode == 1
    for line in (
        "  mend  hosts: okaz.com.sa is that of عكاظ (SA.toml); a host belongs to one outlet, so leave it to one of them.",
        "  mend  aliases: صحيفة عكاظ is that of عكاظ (SA.toml); write the name",
        "  note  host blog.aljazeera.net: its pages were those of الجزيرة (aljazeera.net) till now",
        "  mend  entity: egypt is مصر, a state;",
        "  note  name دمشق: also the place دمشق",
        "  note  name ياسر عرفات: also the person ياسر عرفات",
        "  note  name الكتاب: also an ordinary word",
        "  note  name سعاد: also a person's name",
    ):
        assert line in done.stdout


def test_check_compares_a_file_of_ours(musnad: Run, tmp_path: Path) -> None:
    ours = (Path(outlets.__file__).parent / "data" / "outlets" / "KP.toml").read_text(encoding="utf-8")
    changed = write(tmp_path / "KP.toml", ours.replace("kcna.kp", "kcna.example"))
    same = Path(outlets.__file__).parent / "data" / "outlets" / "JP.toml"
    done = musnad("outlet", "check", changed, same)
    assert done.returncode == 0
    told = done.stdout.splitlines()
    assert told[1:3] == ["  adds  host kcna.example", "  drops host kcna.kp"]
    assert told[3:5] == ["JP.toml: كيودو (agency, JP)", "  note  changes nothing"]
    gone = musnad("outlet", "check", write(tmp_path / "KP.toml", GOOD))
    assert "  drops the outlet: your file of this name has it no more" in gone.stdout.splitlines()


def test_check_of_several_files_goes_on(musnad: Run, tmp_path: Path) -> None:
    bad = write(tmp_path / "bad.toml", HEAD + 'country = "UK"\n')
    binary = tmp_path / "binary.toml"
    binary.write_bytes(b"\xff\xfe\x00")
    done = musnad("outlet", "check", bad, binary, write(tmp_path / "a.toml", GOOD), write(tmp_path / "b.toml", GOOD))
    assert done.returncode == 1
    assert "bad.toml\n  mend  outlet 1 (المرفأ): country: 'UK'" in done.stdout
    assert "binary.toml\n  mend  is no UTF-8" in done.stdout
    assert "  mend  hosts: almarfa.example is that of صحيفة المرفأ القديم (a.toml);" in done.stdout


def test_check_used_wrongly(musnad: Run, tmp_path: Path) -> None:
    for arguments in ((), ("check", tmp_path / "absent.toml")):
        assert musnad("outlet", *arguments).returncode == 2
    shown = musnad("outlet", "check", "--help")
    assert shown.returncode == 0
    assert "Examples:" in shown.stdout
    assert "Exit status" in shown.stdout
