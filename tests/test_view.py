import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.view import View, compose, whole


def without(text: str, dropped: str) -> View:
    kept = [i for i, c in enumerate(text) if c not in dropped]
    return View("".join(text[i] for i in kept), kept, [i + 1 for i in kept])


def test_span_goes_back_to_the_source_over_dropped_letters() -> None:
    source = "a-b--c"
    view = without(source, "-")
    assert view.text == "abc"
    span = view.span(0, 2)
    assert source[span.start : span.end] == "a-b"
    assert source[view.span(2, 3).start : view.span(2, 3).end] == "c"


def test_empty_range_stands_where_its_letter_begins() -> None:
    view = without("--ab", "-")
    assert (view.span(0, 0).start, view.span(0, 0).end) == (2, 2)
    assert view.span(2, 2).start == 4


@pytest.mark.parametrize(("i", "j"), [(-1, 1), (2, 1), (0, 4), (4, 4)])
def test_a_range_outside_the_text_is_refused(i: int, j: int) -> None:
    with pytest.raises(IndexError):
        whole("abc").span(i, j)


@given(st.text(alphabet="ab-+ .", max_size=40), st.data())
def test_composed_views_speak_of_the_first_source(source: str, data: st.DataObject) -> None:
    inner = without(source, "-")
    both = compose(without(inner.text, "+"), inner)
    assert both.text == source.replace("-", "").replace("+", "")
    if both.text:
        i = data.draw(st.integers(0, len(both.text) - 1))
        j = data.draw(st.integers(i + 1, len(both.text)))
        span = both.span(i, j)
        assert source[span.start : span.end].replace("-", "").replace("+", "") == both.text[i:j]
