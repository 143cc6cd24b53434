"""XML files from anywhere, read safely: no entity is expanded, nothing outside the file is opened.

libxml2 itself refuses a text of over 10 MB in one element and elements nested more than 256 deep.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from transnews.errors import InputError
from transnews.messages import _

if TYPE_CHECKING:
    from lxml import etree

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class XmlError(InputError):
    """A file that is not well-formed XML, or that declares entities; the message names the file and the line."""


def parse(data: bytes, shown: str) -> etree._Element:
    """Return the root element of an XML file, without comments and processing instructions.

    Raises XmlError; ``shown`` is the file's name for its message. Entities are never expanded (billion laughs,
    external files): a file that declares any is refused.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise XmlError(
            _("{path}, line {line}: this is not well-formed XML ({reason}).").format(
                path=shown, line=error.lineno, reason=error.msg
            )
        ) from error
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _entity in declared.iterentities()):
        raise XmlError(
            _("{path}: the file declares XML entities, which are not read.").format(path=shown),
            _("Save it again without a document type declaration."),
        )
    return root


def name_of(element: etree._Element) -> str:
    """Return an element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]
