"""XML files read safely."""

from __future__ import annotations

import pytest

from transnews.xmlfiles import XmlError, parse


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<a>\n<b></a>", "a.xml, line 2: this is not well-formed XML"),
        (b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>', "declares XML entities"),
        (b'<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a b="&c;"/>', "declares XML entities"),
        (b"", "a.xml, line"),
        (b'<?xml version="1.0" encoding="UTF-8"?><a>caf\xe9</a>', "a.xml, line 1"),
    ],
)
def test_what_is_no_safe_xml_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(XmlError, match=reason):
        parse(data, "a.xml")
