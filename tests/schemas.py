"""The formats' own schemas, which are not ours to ship: looked for in TRANSNEWS_TEST_SCHEMAS and where Debian has them.

``.ci/run`` fills the folder from Debian's packages php-symfony-translation (XLIFF) and omegat (TMX).
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from lxml import etree

_INSTALLED = Path("/usr/share/php/Symfony/Component/Translation/Resources/schemas")


def schema(name: str) -> Path:
    """Return the path of a schema file; skip the test where it is not on this machine."""
    for folder in (Path(os.environ.get("TRANSNEWS_TEST_SCHEMAS", _INSTALLED)), _INSTALLED):
        if (folder / name).is_file():
            return folder / name
    pytest.skip(f"{name} is not on this machine; .ci/run says which Debian package has it")


def xml_schema(name: str) -> etree.XMLSchema:
    """Return an XML schema; skip the test where it is not on this machine."""
    path = schema(name)
    # Debian has all schemas in one folder, their imports name others.
    source = re.sub(r'schemaLocation="[^"]*"', f'schemaLocation="{path.with_name("xml.xsd")}"', path.read_text())
    return etree.XMLSchema(etree.fromstring(source.encode()))
