"""XML with places. All texts are written for these tests."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from transnews.articles.edits import edited
from transnews.articles.xmltext import Node, plain, read, tree, with_attribute, without_attribute, written
from transnews.xmlfiles import XmlError

if TYPE_CHECKING:
    from collections.abc import Sequence

_TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff\r"), max_size=12)
_NAMES = st.sampled_from(["a", "b", "n:c", "n:d"])
_LEAVES = st.one_of(
    _TEXT.map(escape),
    _TEXT.filter(lambda text: "]]>" not in text).map(lambda text: f"<![CDATA[{text}]]>"),
    st.sampled_from(["<!-- > < & -->", "<?go <x> ?>", "<b/>", "<n:c k='>' />"]),
)


def _element(content: tuple[str, str, list[str]]) -> str:
    name, value, inside = content
    return f"<{name} k={quoteattr(value)}>{''.join(inside)}</{name}>"


_TREES = st.recursive(
    _LEAVES, lambda below: st.tuples(_NAMES, _TEXT, st.lists(below, max_size=4)).map(_element), max_leaves=15
)


@given(st.lists(_TREES, max_size=4))
def test_every_element_is_where_lxml_sees_it(inside: Sequence[str]) -> None:
    text = f'<?xml version="1.0"?>\n<!-- <x> -->\n<a xmlns="urn:one" xmlns:n="urn:two">{"".join(inside)}</a>\n'
    nodes = list(tree(text).walk())
    elements = [element for element in etree.fromstring(text.encode()).iter() if isinstance(element.tag, str)]
    assert [f"{{{node.space}}}{node.name}" for node in nodes] == [element.tag for element in elements]
    assert [node.line for node in nodes] == [element.sourceline for element in elements]
    for node, element in zip(nodes, elements, strict=True):
        around = 'xmlns="urn:one" xmlns:n="urn:two"'
        alone = etree.fromstring(f"<r {around}>{text[node.start : node.end]}</r>".encode())[0]
        assert etree.tostring(alone, method="c14n", exclusive=True) == etree.tostring(
            element, method="c14n", exclusive=True, with_tail=False
        )


def _only(text: str) -> Node:
    return tree(text)


def test_attributes_are_set_and_taken_away() -> None:
    text = "<a  one = '1'\n two=\"&lt;2\"/>"
    node = _only(text)
    assert (node.get("one"), node.get("two"), node.get("three")) == ("1", "<2", "")
    edits = [with_attribute(node, "three", 'a "b" & c'), without_attribute(text, node, "one")]
    assert edited(text, edits) == '<a three="a &quot;b&quot; &amp; c"\n two="&lt;2"/>'
    assert edited(text, [with_attribute(node, "two", "3")]) == "<a  one = '1'\n two=\"3\"/>"


@given(_TEXT)
def test_text_comes_back_escaped_or_in_its_cdata_section(text: str) -> None:
    for inner in ("", "x", "<![CDATA[x]]>"):
        content = written(text, inner)
        assert plain(content) == text
        assert (etree.fromstring(f"<a>{content}</a>".encode()).text or "") == text
    assert plain("a <b/>") is None


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<a><b></a>", "line 1"),
        (b"<a>\n&unknown;</a>", "line 2"),
        (b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', "entities"),
        (b'<!DOCTYPE a [<!ENTITY x "xx"><!ENTITY y "&x;&x;">]><a>&y;</a>', "entities"),
    ],
)
def test_what_is_not_well_formed_or_declares_entities_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(XmlError, match=said):
        read(data, "a.xml")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_any_encoding_is_read(encoding: str) -> None:
    declared = encoding.removesuffix("-sig")
    text = f"<?xml version='1.0' encoding='{declared}'?><a>A ferry voltou à baía</a>"
    assert read(text.encode(encoding), "a.xml")[0] == text


def test_utf8_that_says_it_is_something_else_is_utf8() -> None:
    text = "<?xml version='1.0' encoding='iso-8859-1'?><a>à baía</a>"
    assert read(text.encode(), "a.xml")[0] == text
