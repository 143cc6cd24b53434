"""Bring the catalogs of the program's messages up to date with the source: ``python -m tools.messages``.

The template and every catalog get the messages that the source has now, sorted; translations of unchanged messages
stay, those of messages that are gone go. Headers stay as they are, and nothing is written that changes by itself
(dates, line numbers, guessed translations), so that a diff shows changed messages only.

A new language begins with a file ``locales/<tag>/LC_MESSAGES/transnews.po`` that holds a header only.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from transnews.files import write

ROOT = Path(__file__).parents[1]
KEYWORDS = {"_": None, "ngettext": (1, 2)}
"""The functions of transnews.messages, with the positions of their messages."""


def main() -> None:
    """Update the catalogs of this repository."""
    update(ROOT / "transnews", ROOT / "locales")


def update(source: Path, locales: Path) -> None:
    """Update ``transnews.pot`` and every ``<lang>/LC_MESSAGES/transnews.po`` in ``locales`` from Python files.

    Raises OSError where there is no template and babel's PoFileError where a catalog is broken.
    """
    template = extract(source)
    _replace(locales / "transnews.pot", template)
    for file in sorted(locales.glob("*/LC_MESSAGES/transnews.po")):
        with file.open("rb") as stream:
            catalog = read_po(stream, abort_invalid=True)
        catalog.update(template, no_fuzzy_matching=True)
        _replace(file, catalog)


def extract(source: Path) -> Catalog:
    """Return the messages in the Python files of a folder, without translations and places."""
    catalog = Catalog()
    for _file, _line, message, comments, context in extract_from_dir(source, keywords=KEYWORDS):
        catalog.add(message, auto_comments=comments, context=context)
    return catalog


def _replace(file: Path, catalog: Catalog) -> None:
    """Write the messages of a catalog to a file under the header it has; a file that says so already is not touched."""
    buffer = BytesIO()
    write_po(buffer, catalog, width=0, omit_header=True, sort_output=True, ignore_obsolete=True)
    old = file.read_text(encoding="utf-8")
    header = old.partition("\n\n")[0].rstrip()
    new = f"{header}\n\n{buffer.getvalue().decode().strip()}\n"
    if new != old:
        write(file, new.encode())


if __name__ == "__main__":
    main()
