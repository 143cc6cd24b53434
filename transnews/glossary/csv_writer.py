"""Write a glossary as CSV, as ``transnews.glossary.terms_csv`` reads it."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from transnews.glossary.csv_columns import AVOID, CHOICES, FORMS, GENDER
from transnews.glossary.glossary_file import GlossaryError
from transnews.glossary.terms_csv import SEPARATOR
from transnews.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transnews.glossary.concepts import Concept


def write_csv(concepts: Sequence[Concept]) -> bytes:
    """Return a CSV file in UTF-8 without a byte order mark, with the columns that have anything in them.

    Languages come in order of their first appearance. Raises GlossaryError for a term with a "|" in it, which stands
    between the terms of a cell.
    """
    rows = [dict(_cells(concept)) for concept in concepts]
    tags = list(dict.fromkeys(tag for concept in concepts for tag in concept.terms))
    used = {name for row in rows for name, cell in row.items() if cell}
    names = [
        *("id", "kind"),
        *tags,
        *(tag + AVOID for tag in tags),
        *(FORMS + tag for tag in tags),
        *(GENDER + tag for tag in tags),
        *(*CHOICES, "note", "source"),
    ]
    names = [name for name in names if name in used or name in {"id", *tags}]
    stream = io.StringIO()
    writer = csv.DictWriter(stream, names, restval="", extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue().encode("utf-8", "replace")


def _cells(concept: Concept) -> Iterator[tuple[str, str]]:
    """Yield (column, cell) of a concept."""
    yield "id", concept.id
    yield "kind", concept.kind
    for tag, terms in concept.terms.items():
        yield tag, _joined([terms.preferred, *terms.admitted], concept)
        yield tag + AVOID, _joined(terms.deprecated, concept)
        yield FORMS + tag, _joined(terms.forms, concept)
        yield GENDER + tag, terms.gender
    yield "case", CHOICES["case"] if concept.case_sensitive else ""
    yield "translate", "" if concept.translate else CHOICES["translate"]
    yield "note", concept.note
    yield "source", concept.source


def _joined(terms: Sequence[str], concept: Concept) -> str:
    for term in terms:
        if SEPARATOR in term:
            raise GlossaryError(
                _("CSV cannot hold the term '{term}' of '{concept}': '{mark}' stands between terms.").format(
                    term=term, concept=concept.id, mark=SEPARATOR
                )
            )
    return SEPARATOR.join(filter(None, terms))
