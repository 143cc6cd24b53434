"""Corrections of an article's file: a few characters replaced, every other byte as it was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from transnews.errors import InputError
from transnews.glossary.affixes import affixes_of
from transnews.glossary.drafts import SHORTEST_CAPITALS, cased
from transnews.glossary.folding import fold, in_capitals, replaced
from transnews.messages import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transnews.glossary.review.articles import ArticleFile, Sentence


_MARKS = {
    "utf-8-sig": [("utf-8", b"\xef\xbb\xbf")],
    "utf-16": [("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff")],
}
"""The codecs and byte order marks behind an encoding's name."""


class CorrectionError(InputError):
    """A file that cannot be corrected without changing other bytes too; the message names it."""


@dataclass(frozen=True, slots=True)
class Correction:
    """The characters ``[start, end)`` of a file's text become ``new``."""

    start: int
    end: int
    new: str


def propose(sentence: Sentence, start: int, end: int, wanted: str, suffix: str = "") -> Correction | None:
    """Return the correction that writes ``wanted`` in place of ``[start, end)`` of a sentence.

    ``suffix`` is written onto the old term, behind ``end``, and stays. None where nothing may be changed: in code and
    in quotations, where markup stands inside the term, and where the suffix does not fit the new term.
    """
    if sentence.offsets is None or sentence.in_code(start, end) or sentence.in_quotation(start, end):
        return None
    first, last = sentence.offsets[start], sentence.offsets[end - 1]
    if last - first != end - 1 - start:
        return None
    if suffix and not _takes(wanted, suffix, sentence.language):
        return None
    return Correction(first, last + 1, _in_case(sentence, start, end, wanted))


def correct(file: ArticleFile, corrections: Sequence[Correction]) -> bytes:
    """Return the bytes of a file with corrections applied; of overlapping ones the first counts.

    Raises CorrectionError where the file's text does not give its bytes back, as with broken characters.
    """
    if not corrections:
        return file.data
    codec, mark = _codec(file)
    chosen: list[Correction] = []
    for correction in corrections:
        if all(correction.end <= other.start or other.end <= correction.start for other in chosen):
            chosen.append(correction)
    text = replaced(file.text, [(item.start, item.end, item.new) for item in chosen])
    try:
        return mark + text.encode(codec)
    except UnicodeEncodeError as error:
        raise CorrectionError(
            _("{path}: the encoding of the file ({encoding}) has no '{character}'.").format(
                path=file.path, encoding=file.encoding, character=text[error.start]
            ),
            _("Save the file as UTF-8."),
        ) from error


def _codec(file: ArticleFile) -> tuple[str, bytes]:
    """Return the codec and the byte order mark that give a file's bytes back."""
    for codec, mark in _MARKS.get(file.encoding, [(file.encoding, b"")]):
        try:
            if mark + file.text.encode(codec) == file.data:
                return codec, mark
        except UnicodeEncodeError:
            continue
    raise CorrectionError(
        _("{path}: the file has broken characters, so it cannot be corrected without losing them.").format(
            path=file.path
        ),
        _("Save it as UTF-8 first."),
    )


def _takes(wanted: str, suffix: str, language: str) -> bool:
    """Tell whether a suffix that stands on another term may stand on this one too."""
    term = fold(wanted, language).text
    whole = term + fold(suffix, language).text
    return affixes_of(language).suffix(whole, 0, len(term)) == len(whole) - len(term)


def _in_case(sentence: Sentence, start: int, end: int, wanted: str) -> str:
    """Return a term as it is to stand there: in capitals where the old one was, with one where a sentence starts."""
    old = sentence.text[start:end]
    if old.isupper() and len(old) >= SHORTEST_CAPITALS and not wanted.isupper():
        return in_capitals(wanted, sentence.language)
    return cased(wanted, sentence.text, start, end)
