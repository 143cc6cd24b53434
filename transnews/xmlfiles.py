"""XML files from anywhere, read safely: no entity is expanded, nothing outside the file is opened.

libxml2 itself refuses a text of over 10 MB in one element and elements nested more than 256 deep.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from transnews.errors import InputError
from transnews.messages import _

if TYPE_CHECKING:
    from lxml import etree

SAFELY: dict[str, bool] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}
"""What keeps any of lxml's parsers inside its file: no entities, no network, no DTD, no unlimited texts or depths."""

_POSITION = re.compile(r"\s*,? line \d+, column \d+\Z")  # which lxml puts behind each of libxml2's messages

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class XmlError(InputError):
    """A file that is not well-formed XML, or that declares entities; the message names the file and the line."""


def parse(data: bytes, shown: str) -> etree._Element:
    """Return the root element of an XML file, without comments and processing instructions.

    Raises XmlError; ``shown`` is the file's name for its message. Entities are never expanded (billion laughs,
    external files): a file that declares any is refused.
    """
    from lxml import etree

    try:
        root = etree.fromstring(data, etree.XMLParser(**SAFELY))
    except etree.XMLSyntaxError as error:
        if error.code == etree.ErrorTypes.ERR_RESOURCE_LIMIT:
            raise XmlError(
                _(
                    "{path}, line {line}: the text of one element is over 10 MB, or elements stand over 256 deep."
                ).format(path=shown, line=error.lineno),
                _("Split the text of this element."),
            ) from error
        raise XmlError(
            _("{path}, line {line}: this is not well-formed XML ({reason}).").format(
                path=shown, line=error.lineno, reason=reason_of(error)
            )
        ) from error
    if declares_entities(root):
        raise XmlError(
            _("{path}: the file declares XML entities, which are not read.").format(path=shown),
            _("Save it again without a document type declaration."),
        )
    return root


def reason_of(error: etree.XMLSyntaxError) -> str:
    """Return why a file is not well-formed, without the place, which messages tell themselves."""
    return _POSITION.sub("", error.msg)


def declares_entities(root: etree._Element) -> bool:
    """Tell whether the document type declaration of a root element's file declares entities."""
    declared = root.getroottree().docinfo.internalDTD
    return declared is not None and any(True for _entity in declared.iterentities())


def name_of(element: etree._Element) -> str:
    """Return an element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]
