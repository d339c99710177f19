"""A page's elements and texts, read from the parser's tree written out: the same as the tree's own nodes."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st
from resiliparse.parse.html import ElementNode, HTMLTree, Node

from musnad.read import dom
from musnad.read.dom import Element

PARTS = (
    "<p>", "</p>", "<div class='a b' id=c>", "</div>", "<b>", "</b>", "<table>", "<tr>", "<td>", "</table>", "<ul><li>", "</ul>",
    "<br>", "<br/>", "<img alt='\"صورة\" &amp; <b>'>", "<a href='/?a=1&b=2' =x y\"z<w=1 نص=2>", "</a>", "<a<b>", "<svg><g/></svg>",
    "<script>if (a < b && c) '</p><!-- '</script>", "<style>p > b {}</style>", "<textarea><p>&lt;</textarea>",
    "<title>ا & ب <i></title>", "<!-- تعليق <p> -->", "<?php echo '<p>' ?>", "<![CDATA[x]]>", "<!doctype html>", "<noscript><p>",
    "</noscript>", "<iframe><p></iframe>", "<select><option>1", "</select>", "نص", " و &amp;lt; \xa0&nbsp;&copy; ", "a < b", "&",
    "\n",
)  # fmt: skip
Said = tuple[str, list[tuple[str, str]]] | str | None  # an element and its attributes, a text, the end of an element


def of_tree(source: str) -> list[Said]:
    """What the parser's own nodes say of a page."""
    found: list[Said] = []

    def enter(node: Node | None) -> None:
        child = node.first_child if node is not None else None
        while child is not None:
            if isinstance(child, ElementNode):
                found.append((child.tag or "", [(name, child.getattr(name) or "") for name in child.attrs or ()]))
                enter(child)
                found.append(None)
            elif child.node_name == "#text":
                found.append(child.value or "")
            child = child.next_sibling

    enter(HTMLTree.parse(source).document)
    return joined(found)


def of_events(source: str) -> list[Said]:
    return joined([(one.tag, list(one.attributes.items())) if isinstance(one, Element) else one for one in dom.events(source)])


def joined(found: list[Said]) -> list[Said]:
    """Texts that stand side by side as one."""
    whole: list[Said] = []
    for one in found:
        if isinstance(one, str) and whole and isinstance(whole[-1], str):
            whole[-1] += one
        elif one != "":
            whole.append(one)
    return whole


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PARTS), max_size=14))
def test_the_events_are_those_of_the_tree(parts: list[str]) -> None:
    source = "".join(parts)
    assert of_events(source) == of_tree(source)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="<>/!-?&=\"' \nabps1ن\x00\x0b", max_size=60))
def test_any_text_is_read_and_each_element_ends(source: str) -> None:
    depth = 0
    for event in dom.events(source):
        depth += isinstance(event, Element) - (event is None)
        assert depth >= 0
    assert depth == 0


def test_what_stands_in_and_before_an_element() -> None:
    page = dom.events("<p>نُشر <b>في</b><time>3 <i>مايو</i> <img alt=صورة></time></p><p><time>اليوم</time>")
    first, second = (one for one in page if isinstance(one, Element) and one.tag == "time")
    assert (dom.text_in(page, first, 12), dom.text_before(page, first, 12)) == ("3 مايو صورة", "في")
    assert (dom.text_in(page, second, 12), dom.text_before(page, second, 12)) == ("اليوم", "")
    assert [one.text for one in dom.head(dom.events("<title>ا &lt; ب</title><script>a<b</script><p>"))] == ["ا < ب", "a<b"]


def test_any_depth_and_number_takes_little_time() -> None:
    started = time.process_time()
    for source in ("<div>" * 15_000, "<b a=b>" * 15_000, "<!--" * 20_000, "<p " + "<" * 60_000, "<script>" + "</scrip" * 20_000):
        dom.events(source)
    assert time.process_time() - started < 1


def test_a_page_that_unfolds_into_very_many_elements_is_none() -> None:
    unclosed = "".join(f"<b a={number}>" for number in range(60))
    assert dom.events(f"<p>{unclosed}</p>{'<p>س</p>' * 100}")
    started = time.process_time()
    assert not dom.events(f"<p>{unclosed}</p>{'<p>س</p>' * 2_000}")
    assert time.process_time() - started < 1
