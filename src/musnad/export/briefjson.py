"""`musnad-brief/1`: the JSON of a brief, written and read back field by field as the model names them."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from musnad.model import Brief

FORMAT = "musnad-brief/1"


class BadBriefJson(ValueError):
    """A document is no musnad-brief/1; the message names the field."""


def dump(brief: Brief) -> dict[str, Any]:
    """The JSON document of a brief: objects for the model's nouns, lists for its tuples."""
    return {"format": FORMAT, **_encode(brief)}


def _encode(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _encode(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [_encode(item) for item in value]
    return value


def load(document: Any) -> Brief:
    """The brief that a document holds.

    Raises BadBriefJson where the format's name is another, and where a field is absent, unknown or of another kind.
    """
    if not isinstance(document, Mapping) or document.get("format") != FORMAT:
        raise BadBriefJson(f"the document does not say that its format is {FORMAT}")
    brief = _decode(Brief, {key: value for key, value in document.items() if key != "format"}, "brief")
    assert isinstance(brief, Brief)  # noqa: S101 - says to the type checker what _decode gives for a class
    return brief


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _decode(kind: Any, value: Any, place: str) -> Any:
    """A value as the model's type says it is. place: where it stands, for the error."""
    origin = get_origin(kind)
    if origin is tuple:
        return _tuple(get_args(kind), value, place)
    if origin in {Union, UnionType}:
        return None if value is None else _decode(next(k for k in get_args(kind) if k is not type(None)), value, place)
    if origin is Literal:
        return _checked(value, value in get_args(kind), place)
    if is_dataclass(kind) and isinstance(kind, type):
        return _object(kind, value, place)
    return _checked(value, type(value) is kind, place)


def _tuple(kinds: tuple[Any, ...], value: Any, place: str) -> tuple[Any, ...]:
    _checked(value, isinstance(value, list), place)
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        return tuple(_decode(kinds[0], item, f"{place}[{at}]") for at, item in enumerate(value))
    _checked(value, len(value) == len(kinds), place)
    return tuple(_decode(kind, item, f"{place}[{at}]") for at, (kind, item) in enumerate(zip(kinds, value, strict=True)))


def _object(kind: type, value: Any, place: str) -> Any:
    _checked(value, isinstance(value, Mapping), place)
    hints = _hints(kind)
    unknown = set(value) - set(hints)
    if unknown:
        raise BadBriefJson(f"{place}: unknown field {min(map(str, unknown))}")
    try:
        return kind(**{name: _decode(hints[name], item, f"{place}.{name}") for name, item in value.items()})
    except TypeError as error:
        raise BadBriefJson(f"{place}: a field is absent: {error}") from error


def _checked(value: Any, holds: bool, place: str) -> Any:
    if not holds:
        raise BadBriefJson(f"{place}: not what the format asks for: {str(value)[:60]!r}")
    return value
