"""A small brief of an invented story, whose pages are as hostile as pages can be."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from musnad.model import (
    Act,
    Article,
    Brief,
    Citation,
    Cited,
    Dispute,
    Entity,
    Hints,
    Kind,
    Label,
    Line,
    Mention,
    NameVariants,
    Page,
    PageMarks,
    Party,
    Rejected,
    Span,
    Statement,
    Story,
    Time,
    Utterance,
    Version,
)

RLO, ZWSP = "\u202e", "\u200b"
EVIL = "</script><script>alert(1)</script><img src=x onerror=alert(2)>"
NAME = "سالم الحداد"

MARSA: tuple[tuple[Label, str], ...] = (
    ("section", "محليات"),
    ("title", "سالم الحداد: الجسر يفتح في الربيع"),
    ("related", f"اقرأ أيضا: كعك التمر {EVIL}"),
    ("body", "أكد سالم الحداد أمس، كما نقلت وكالة النهر، أن الجسر الجديد يفتح أمام الناس في مارس، بعد عامين من العمل."),
    ("body", "وقالت نقابة السائقين إن الشركة أخفت شقوقا في الأعمدة."),
    ("body", "ونفت الشركة أنها أخفت شيئا."),
    ("footer", "كل الحقوق لنا <!-- <script> \u2028 -->"),
)
DIFFA: tuple[tuple[Label, str], ...] = (
    ("title", f"جسر المدينة 🌉 {EVIL}"),
    ("body", f"🚧🚧 قال سالم الحداد: «الجسر يفتح أمام الناس{ZWSP} في نيسان {RLO}أبداً\u202c & <b>غدا</b>»."),
    ("body", "واتهمت نقابة السائقين الشركة بإخفاء شقوق."),
    ("tags", "جسر طريق نقل"),
)
RIWAQ: tuple[tuple[Label, str], ...] = (("body", "زار سالم الحداد موقع الجسر."), ("body", "سطر لا يستشهد به أحد."))


def page(name: str, outlet: str | None, lines: Sequence[tuple[Label, str]], url: str | None = None) -> PageMarks:
    text, marked = "", []
    for label, words in lines:
        article = None if label in {"related", "tags", "footer"} else 0
        marked.append(Line(len(text), len(text) + len(words), label, article, "case"))
        text += f"{words}\n"
    at = [place for place in range(len(text)) if text.startswith(NAME, place)]
    return PageMarks(
        Page(name, "-", "text/plain", text.encode(), text, Hints(url=url)),
        tuple(marked),
        (Article(0, outlet, date(2031, 3, 14), "stated", (), None, "case"),),
        mentions=tuple(Mention(place, place + len(NAME), "PER", "salem", "case") for place in at),
        entities={"salem": Entity("salem", "PER", f"{NAME} {EVIL}")},
    )


def spoken(marks: PageMarks) -> PageMarks:
    """The first page of the story with its statement marked: who said it, through whom, when."""

    def at(words: str) -> Span:
        start = marks.page.text.index(words, marks.page.text.index("أكد"))
        return Span(start, start + len(words))

    content, day = at("الجسر الجديد يفتح أمام الناس في مارس"), at("أمس")
    agency = Party(None, "وكالة النهر", at("وكالة النهر"))
    parties = (Party("salem", NAME, at(NAME)),), (agency,)
    said = Statement("s4", content.start, content.end, "indirect", "say", at("أكد"), *parties, "case")
    return replace(marks, statements=(said,), times=(Time(day.start, day.end, "2031-03-13", "case"),))


PAGES = (
    spoken(page("marsa", "المرسى", MARSA, "https://www.marsa.example/jisr")),
    page("diffa", f"الضفة {RLO}{EVIL}", DIFFA, "javascript:alert(3)"),
    page("riwaq", None, RIWAQ),
    page("alone", "وحيد", (("body", "صفحة لا يذكرها الموجز."),)),
)
_BY_NAME = {marks.page.name: marks for marks in PAGES}


class Writer:
    """Hands out citations, numbered in order."""

    def __init__(self) -> None:
        self.citations: list[Citation] = []

    def cite(self, name: str, first: str, last: str = "") -> int:
        """Cites from the first words to the end of the last."""
        text = _BY_NAME[name].page.text
        start = text.index(first)
        end = text.index(last or first, start) + len(last or first)
        self.citations.append(Citation(len(self.citations) + 1, name, start, end, text[start:end]))
        return len(self.citations)

    def version(self, name: str, words: tuple[str, str], kind: Kind, chain: tuple[str, ...]) -> Version:
        number = self.cite(name, *words)
        return Version(name, chain[-1], f"s{number}", self.citations[-1].words, kind, "say", chain, number)


def utterance(key: str, speaker: str, act: Act, versions: tuple[Version, ...]) -> Utterance:
    versions = tuple(replace(version, act=act) for version in versions)
    outlets = len({version.outlet for version in versions})
    why = tuple(f"{version.outlet}: {version.page}" for version in versions)
    return Utterance(key, speaker, act, versions, outlets, outlets, why)


def bridge() -> Story:
    """Two outlets on a bridge: one says March, the other April; one of them leaves a denial out."""
    write = Writer()
    headline = Cited("سالم الحداد: الجسر يفتح في الربيع", (write.cite("marsa", "سالم الحداد: الجسر", "الربيع"),))
    line = Cited(
        f"أكد سالم الحداد الموعد {EVIL}", (write.cite("marsa", "أكد سالم", "العمل."), write.cite("riwaq", "زار", "الجسر."))
    )
    diffa = f"الضفة {RLO}{EVIL}"
    opens = utterance(
        "opens",
        NAME,
        "say",
        (
            write.version("marsa", ("الجسر الجديد", "في مارس"), "indirect", (NAME, "وكالة النهر", "المرسى")),
            write.version("diffa", ("الجسر يفتح", "<b>غدا</b>"), "direct", (NAME, diffa)),
        ),
    )
    cracks = utterance(
        "cracks",
        "نقابة السائقين",
        "accuse",
        (
            write.version("marsa", ("الشركة أخفت شقوقا", "في الأعمدة"), "indirect", ("نقابة السائقين", "المرسى")),
            write.version("diffa", ("الشركة بإخفاء", "شقوق"), "indirect", ("نقابة السائقين", diffa)),
        ),
    )
    denial = utterance("denial", "الشركة", "deny", (write.version("marsa", ("أخفت شيئا", ""), "indirect", ("الشركة", "المرسى")),))
    whole = write.cite("marsa", "وقالت نقابة", "أخفت شيئا.")  # over the end of a line
    timeline = (
        Cited("سالم الحداد أكد الموعد", (2,), "2031-03-14"),
        Cited("بعد عامين من العمل", (2,), "2031-03-14"),
        Cited("الجسر يفتح", (whole,), "2031-04", planned=True),
        Cited("يوما ما", (2,)),
    )
    return Story(
        id="bridge",
        saga="bridges",
        headline=headline,
        day="2031-03-14",
        places=("ميناء الورد",),
        articles=("marsa#0", "diffa#0", "riwaq#0"),
        outlets=("المرسى", diffa, "riwaq", *(f"صحيفة المساء {number}" for number in range(6))),
        sources=2,
        brief=(line,),
        utterances=(opens, cracks, denial),
        disputes=(Dispute("cracks", "denial", ("المرسى",), (diffa,), ("riwaq",)),),
        timeline=timeline,
        names=(
            NameVariants("salem", "PER", NAME, ((NAME, 4), ("سالم حداد", 1))),
            NameVariants("port", "LOC", "ميناء الورد", (("ميناء الورد", 1),)),
        ),
        citations=tuple(write.citations),
        related=("opening",),
    )


def opening() -> Story:
    """The day after, on one page, with nothing but a headline and a line."""
    write = Writer()
    cited = write.cite("riwaq", "زار سالم الحداد", "الجسر.")
    return Story(
        id="opening",
        saga="bridges",
        headline=Cited("زار سالم الحداد موقع الجسر.", (cited,)),
        day="2031-04-02",
        places=(),
        articles=("riwaq#0",),
        outlets=("riwaq",),
        sources=1,
        brief=(Cited("زار سالم الحداد موقع الجسر.", (cited,)),),
        utterances=(),
        disputes=(),
        timeline=(),
        names=(),
        citations=tuple(write.citations),
        related=("bridge",),
    )


def crowd() -> Brief:
    """The bridge, with more statements than a reader has in view at once."""
    story = bridge()
    opens, _, denial = story.utterances
    speakers = ("هند الراوي", "البلدية", "أَمينة السُّوق", EVIL)
    more = tuple(replace(denial, id=f"d{n}", speaker=speaker) for n, speaker in enumerate(speakers))
    alone = replace(opens, id="hope", act="hope", speaker=speakers[0], versions=opens.versions[:1], outlets=1)
    return Brief((replace(story, utterances=(*story.utterances, *more, alone)),))


def brief() -> Brief:
    other = replace(opening(), id="elsewhere", saga="other", day=None, related=())
    rejected = (Rejected(f"x{EVIL}", "read", "too-large", "34 MB"), Rejected("y", "read", "no-such-key", RLO))
    return Brief((bridge(), opening(), other), rejected)
