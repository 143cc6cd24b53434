"""XML files read safely and written again."""

from __future__ import annotations

import pytest

from transnews.xmlfiles import XmlError, serialized, tree

KEPT = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE note PUBLIC "-//example//note" "https://example.org/note.dtd" [
<!ATTLIST note kind CDATA "plain">
]>
<?style note.xsl?><note xml:lang="hy"><!-- seen --><![CDATA[<b>bold</b>]]> &lt;text&gt; <?break?>
Երևան
</note><!-- end -->
""".encode()


def test_a_tree_that_is_written_again_is_the_same_file() -> None:
    assert serialized(tree(KEPT, "note.xml")) == KEPT


def test_other_encodings_become_utf_8() -> None:
    data = '<?xml version="1.0" encoding="windows-1252" standalone="yes"?><a>caf\u00e9</a>'.encode("cp1252")
    written = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<a>caf\u00e9</a>\n'
    assert serialized(tree(data, "a.xml")).decode() == written


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
        tree(data, "a.xml")
