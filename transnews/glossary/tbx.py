"""Read a glossary from TBX, the exchange format of termbases (ISO 30042): entry by entry, whatever the file's size.

Read are TBX version 3 in both styles (DCA: ``<termNote type="administrativeStatus">``; DCT:
``<min:administrativeStatus>``) and the common dialects of version 2: martif with ``tig`` or ``ntig`` (TBX-Default,
TBX-Basic) and TBX-Min. What becomes of what:

- ``subjectField`` is the kind, ``note`` the note, ``source`` the source;
- the administrative status says which term is preferred, admitted or deprecated (a superseded one is deprecated too);
  where none is marked as preferred, the first one is that is not deprecated;
- a term of type ``variant`` is an inflected form; ``grammaticalGender`` is the gender;
- the notes "case: sensitive", "translate: no" and "number: plural" are what ``tbx_writer`` makes of our own columns.

Everything else (definitions, contexts, part of speech, dates) is left out and counted. No entity is expanded, nothing
outside the file is opened.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from transnews.glossary.concepts import Concept, Terms
from transnews.glossary.folding import is_word_character
from transnews.glossary.glossary_file import (
    EntryError,
    GlossaryError,
    GlossaryFile,
    UnreadableGlossaryError,
    WrittenTerm,
)
from transnews.language.tags import UnknownLanguageError, standardize
from transnews.messages import _
from transnews.xmlfiles import SAFELY, XML_LANG, declares_entities, name_of, reason_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lxml import etree

    from transnews.glossary.concepts import Status

ROOTS = frozenset({"tbx", "martif", "TBX"})
_ENTRIES = ("conceptEntry", "termEntry", "entry")
_SECTIONS = frozenset({"langSec", "langSet", "langGroup"})
_TERM_SECTIONS = frozenset({"termSec", "tig", "ntig", "termGroup"})
_GROUPS = frozenset({"termGrp", "termNoteGrp", "descripGrp", "adminGrp", "transacGrp"})
_STATUS_NAMES = ("administrativeStatus", "normativeAuthorization", "termStatus")
_STATUSES: dict[str, Status] = {
    "preferred": "preferred",
    "admitted": "admitted",
    "legal": "admitted",
    "regulated": "admitted",
    "standardized": "admitted",
    "deprecated": "deprecated",
    "superseded": "deprecated",
    "notrecommended": "deprecated",
    "obsolete": "deprecated",
    "forbidden": "deprecated",
}
_GENDERS = {"masculine": "m", "feminine": "f", "neuter": "n", "other": "c"}
_ESCAPE = re.compile(r"_x([0-9A-F]+)_")

CASE, TRANSLATE, PLURAL = "case: sensitive", "translate: no", "number: plural"
"""Notes that stand for what TBX-Basic has no data category for."""


@dataclass(slots=True)
class _Section:
    """What an entry says in one language: (term, status or "", is it an inflected form), and the gender."""

    terms: list[tuple[str, Status | None, bool]] = field(default_factory=list)
    gender: str = ""


def read_tbx(path: Path, *, written: bool = False) -> GlossaryFile:
    """Return a file's concepts, in order, and what was left out of it; ``written``: its terms as written, too.

    Raises GlossaryError for a file that cannot be read, is not well-formed, declares entities, or is no TBX.
    """
    from lxml import etree

    result = GlossaryFile(str(path))
    seen: set[str] = set()
    try:
        _check_root(path)
        for element in _entries(path):
            try:
                concept = _concept(element, result, seen)
            except EntryError as error:
                result.complain(element.sourceline or 1, str(error))
            else:
                seen.add(concept.id)
                result.add(concept, element.sourceline or 1)
            if written:
                result.written += _written(element)
    except etree.XMLSyntaxError as error:
        message = _("this is not well-formed XML ({reason}).").format(reason=reason_of(error))
        raise UnreadableGlossaryError(path, error.lineno or 1, message) from error
    except OSError as error:
        raise GlossaryError(
            _("{path}: cannot read the glossary: {reason}.").format(path=path, reason=error.strerror or error),
        ) from error
    return result


def _check_root(path: Path) -> None:
    """Raise GlossaryError unless a file begins as TBX and declares no entities."""
    from lxml import etree

    with path.open("rb") as file:
        parser = etree.iterparse(file, events=("start",), **SAFELY)
        _event, root = next(parser)
        if declares_entities(root):
            raise UnreadableGlossaryError(
                path,
                1,
                _("the file declares XML entities, which are not read."),
                _("Save it again without a document type declaration."),
            )
        if name_of(root) not in ROOTS:
            message = _("no TBX: the file's outermost element is '{name}'.").format(name=name_of(root))
            hint = _("Export the termbase as TBX-Basic.")
            raise UnreadableGlossaryError(path, root.sourceline or 1, message, hint)


def _entries(path: Path) -> Iterator[etree._Element]:
    """Yield the entries of a file and forget each afterwards, so that memory does not grow with the file."""
    from lxml import etree

    tags = [f"{{*}}{name}" for name in _ENTRIES]
    with path.open("rb") as file:
        for _event, element in etree.iterparse(file, events=("end",), tag=tags, **SAFELY):
            yield element
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]


def _concept(element: etree._Element, result: GlossaryFile, earlier: set[str]) -> Concept:
    """Make a concept of an entry; raises EntryError where it says something impossible."""
    sections: dict[str, _Section] = {}
    for section in element:
        if name_of(section) in _SECTIONS:
            _read_section(section, sections, result)
    terms = {tag: _terms(section) for tag, section in sections.items() if section.terms}
    if not any(found.preferred for found in terms.values()):
        raise EntryError(_("this entry has no term in any language."))
    concept_id = unescape_id(element.get("id") or "") or _free_id(earlier, len(result.concepts))
    if concept_id in earlier:
        raise EntryError(_("the id '{id}' stands in an earlier entry too.").format(id=concept_id))
    facts = _facts(element)
    notes = facts.pop("note", [])
    kind, source = facts.pop("subjectField", []), facts.pop("source", [])
    result.left_out.update({name: len(values) for name, values in facts.items()})
    return Concept(
        id=concept_id,
        kind="; ".join(dict.fromkeys(kind)),
        terms=terms,
        case_sensitive=CASE in notes,
        note="\n".join(note for note in notes if note not in {CASE, TRANSLATE}),
        source="; ".join(source),
        translate=TRANSLATE not in notes,
    )


def _free_id(earlier: set[str], number: int) -> str:
    while f"concept-{number + 1}" in earlier:
        number += 1
    return f"concept-{number + 1}"


def _read_section(element: etree._Element, sections: dict[str, _Section], result: GlossaryFile) -> None:
    """Add the terms of one language to ``sections``."""
    tag = element.get(XML_LANG) or element.get("lang") or ""
    try:
        section = sections.setdefault(standardize(tag.replace("_", "-")), _Section())
    except UnknownLanguageError:
        message = _("the terms in '{tag}' are left out: that is no language tag.")
        result.complain(element.sourceline or 1, message.format(tag=tag))
        return
    result.left_out.update({name: len(values) for name, values in _facts(element).items()})
    for part in element:
        if name_of(part) not in _TERM_SECTIONS:
            continue
        facts = _facts(part)
        statuses = [_status(value) for name in _STATUS_NAMES for value in facts.pop(name, [])]
        notes = facts.pop("note", [])
        plural = "p" if PLURAL in notes or "plural" in facts.pop("grammaticalNumber", []) else ""
        for value in facts.pop("grammaticalGender", [])[:1]:
            section.gender = section.gender or _GENDERS.get(value, "") + (plural if value in _GENDERS else "")
        variant = "variant" in facts.pop("termType", [])
        for term in facts.pop("term", []):
            section.terms.append((_checked(term), statuses[0] if statuses else None, variant))
        facts |= {"note": others} if (others := [note for note in notes if note != PLURAL]) else {}
        result.left_out.update({name: len(values) for name, values in facts.items()})


def _status(value: str) -> Status | None:
    """Return our status for one of TBX's, as written in any version: "preferredTerm-admn-sts", "preferred"."""
    name = value.casefold().replace("-", "")
    for ending in ("admnsts", "auth", "term"):
        name = name.removesuffix(ending)
    return _STATUSES.get(name)


def _checked(term: str) -> str:
    term = " ".join(term.split())
    if "\0" in term or not any(map(is_word_character, term)):
        raise EntryError(_("'{term}' has no letter or digit, so it is no term.").format(term=term))
    return term


def _terms(section: _Section) -> Terms:
    """Sort a language's terms: what is marked as preferred, else the first that is neither deprecated nor a form."""
    right = [item for item in section.terms if item[1] != "deprecated"]
    by_rank = sorted(right, key=lambda item: (item[1] != "preferred", item[2]))
    preferred = by_rank[0][0] if by_rank else ""
    wanted = dict.fromkeys([preferred, *(term for term, _status, variant in right if not variant)])
    forms = dict.fromkeys(term for term, _status, variant in right if variant and term not in wanted)
    avoided = dict.fromkeys(term for term, status, _variant in section.terms if status == "deprecated")
    for term in avoided:
        if term in wanted or term in forms:
            raise EntryError(_("'{term}' is both wanted and to be avoided.").format(term=term))
    return Terms(preferred, tuple(wanted)[1:], tuple(avoided), section.gender, tuple(forms))


def _facts(element: etree._Element) -> dict[str, list[str]]:
    """Return what an element says of itself by data category, as either style writes it; not what its sections say."""
    facts: dict[str, list[str]] = {}
    for part in element:
        name = name_of(part)
        if name in _SECTIONS or name in _TERM_SECTIONS:
            continue
        if name in _GROUPS:
            for inner, values in _facts(part).items():
                facts.setdefault(inner, []).extend(values)
        elif text := "".join(part.itertext()).strip():
            facts.setdefault(part.get("type") or name, []).append(text)
    return facts


def _written(element: etree._Element) -> Iterator[WrittenTerm]:
    """Yield the terms of an entry as they are written."""
    concept = unescape_id(element.get("id") or "")
    for section in element:
        if name_of(section) in _SECTIONS:
            tag = section.get(XML_LANG) or section.get("lang") or ""
            for term in section.iter("{*}term"):
                yield WrittenTerm(term.sourceline or 1, concept, tag, "".join(term.itertext()))


def unescape_id(written: str) -> str:
    """Return the id that ``tbx_writer.escape_id`` wrote."""
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), written)
