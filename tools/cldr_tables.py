"""Make the tables of CLDR data that Babel does not carry, transnews/localize/data/*.csv, from CLDR's JSON packages.

    npm pack cldr-misc-full cldr-dates-full    # and unpack them into the folders misc/ and dates/
    python -m tools.cldr_tables misc dates transnews/localize/data

A locale that says the same as the one it inherits from, or as the root, has no row. CLDR is under the Unicode License
v3, a copy of which stands beside the tables.
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

_MARKS = ("quotationStart", "quotationEnd", "alternateQuotationStart", "alternateQuotationEnd")
_DAYS = range(-2, 3)
_ROOTS_LANGUAGE = "en"
"""The root's words are English where no language has its own."""


def main() -> None:
    """Write the tables from the folders misc and dates of CLDR's packages into the third folder named."""
    misc, dates, output = map(Path, sys.argv[1:])
    _write(output / "delimiters.csv", ("locale", *_MARKS), _rows(misc, "delimiters", _quotation_marks))
    heading = ("locale", *(f"day{offset:+d}" for offset in _DAYS))
    _write(output / "relative_days.csv", heading, _rows(dates, "dateFields", _relative_days))
    (output / "LICENSE-CLDR").write_bytes((misc / "LICENSE").read_bytes())


def _quotation_marks(content: dict[str, Any]) -> list[str]:
    return [content["delimiters"][mark] for mark in _MARKS]


def _relative_days(content: dict[str, Any]) -> list[str]:
    day = content["dates"]["fields"]["day"]
    return [day.get(f"relative-type-{offset}", "") for offset in _DAYS]


def _rows(folder: Path, name: str, values_of: Callable[[dict[str, Any]], list[str]]) -> list[list[str]]:
    """Return a row for every locale of a package that differs from its parent, sorted."""
    values = {}
    for file in sorted((folder / "main").glob(f"*/{name}.json")):
        locale = file.parent.name
        values[locale] = values_of(json.loads(file.read_text(encoding="utf-8"))["main"][locale])
    values["und"] = values.get("und", [])
    return [
        [locale, *row]
        for locale, row in values.items()
        if any(row) and (locale == _ROOTS_LANGUAGE or row not in (values.get(_parent(locale, values)), values["und"]))
    ]


def _parent(locale: str, known: dict[str, list[str]]) -> str:
    while "-" in locale:
        locale = locale.rpartition("-")[0]
        if locale in known:
            return locale
    return ""


def _write(path: Path, heading: tuple[str, ...], rows: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows([heading, *rows])


if __name__ == "__main__":
    main()
