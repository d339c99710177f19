"""Pages made from the rows of case tables: one line of text for each statement, names marked {id:words}."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from musnad.arabic import tokens
from musnad.model import Article, Entity, Line, Mention, Page, PageMarks, Party, Passage, Statement
from musnad.tables import Tables, read_rows

CASES = Path(__file__).parent / "cases"
_MARK = re.compile(r"\{(\w+):([^}]*)\}")


def case_rows(name: str) -> list[Mapping[str, str]]:
    """The rows of tests/cases/NAME.tsv; a number before the first column keeps them apart."""
    lines = (CASES / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    body = [line for line in lines if line.strip() and not line.startswith("#")]
    numbered = [f"row\t{body[0]}", *(f"{number}\t{line}" for number, line in enumerate(body[1:], 1))]
    return list(read_rows("\n".join(numbered), name))


def page_of(name: str, rows: Iterable[Mapping[str, str]], tables: Tables) -> PageMarks:
    """A page whose lines are the statements of the rows: columns speaker, act, text and, where given, line and utterance."""
    text, lines, mentions, statements, entities = "", [], [], [], {}
    for number, row in enumerate(rows, 1):
        start = len(text)
        for part in re.split(r"(\{\w+:[^}]*\})", row["text"]):
            if marked := _MARK.fullmatch(part):
                entities[marked[1]] = _entity(marked[1], marked[2], tables)
                mentions.append(Mention(len(text), len(text) + len(marked[2]), entities[marked[1]].type, marked[1], "case"))
            text += marked[2] if marked else part
        lines.append(Line(start, len(text), "title" if row.get("line") == "title" else "body", 0, "case"))
        speakers = tuple(_party(one) for one in row["speaker"].split("+"))
        for one in speakers:
            if one.entity:
                entities.setdefault(one.entity, _entity(one.entity, one.entity, tables))
        kind = "direct" if row["text"].startswith('"') else "indirect"
        statements.append(Statement(f"s{number}", start, len(text), kind, row["act"], None, speakers, (), "case"))  # type: ignore[arg-type]
        text += "\n"
    page = Page(name, "-", "text/plain", text.encode(), text)
    passages = tuple(Passage(line, tokens(text, line.start, line.end)) for line in lines)
    article = Article(0, None, date(2024, 5, 1), "given", (), None, "case")
    return PageMarks(page, tuple(lines), (article,), passages, tuple(mentions), entities, (), tuple(statements))


def _entity(id_: str, words: str, tables: Tables) -> Entity:
    known = tables.known.get(id_)
    return Entity(id_, known.type, known.name) if known else Entity(id_, "PER", words)  # type: ignore[arg-type]


def _party(words: str) -> Party:
    return Party(None, words[1:]) if words.startswith("~") else Party(words, words)
