"""Finding and reading article files: missing, empty and unreadable ones each with a message that helps."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import regex

from transnews import files
from transnews.articles.declared import day_of, language_of
from transnews.articles.encoding import ArticleError, decode
from transnews.articles.formats import ARTICLES, ClaimingFormat, DocumentFormat, MappedFormat, with_fields
from transnews.files import LARGEST
from transnews.language.detection import detect
from transnews.language.tags import UNDETERMINED, same_language
from transnews.messages import _
from transnews.model import Article, Issue

if TYPE_CHECKING:
    from collections.abc import Sequence

_SURE, _LONG = 0.95, 300  # confidence and characters from which a text contradicts its file's name
_BEGINNING = 65_536  # bytes that are enough to tell the format of a file
# How files begin that claim nothing; no article in plain text begins like XML or JSON.
_BEGINNINGS = {
    "docx": regex.compile(rb"PK\x03\x04"),
    "html": regex.compile(
        rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+)?html\b", regex.S | regex.I
    ),
    "": regex.compile(rb'(?:\xef\xbb\xbf)?\s*(?:<\?xml\s|\{\s*"|\[\s*\{)'),
}
_SAMPLE = 20_000  # characters that are enough to tell the language of an article


def find(path: Path, outside: Path | None = None, fields: Sequence[str] = ()) -> list[Path]:
    """Return the article files of a folder, below it too, sorted; a file is itself.

    Hidden files and folders are passed over, and what lies below ``outside``, a folder for results. ``fields`` is
    the setting of that name. Raises ArticleError for a missing path or a folder without articles.
    """
    try:
        path.stat()
    except FileNotFoundError:
        raise ArticleError(_("{path}: no such file or folder.").format(path=path)) from None
    except OSError as error:
        raise ArticleError(_("{path}: cannot be read ({reason}).").format(path=path, reason=error.strerror)) from error
    except ValueError as error:  # a name that no file can have
        raise ArticleError(_("{path}: cannot be read ({reason}).").format(path=path, reason=error)) from error
    if not path.is_dir():
        return [path]
    results = outside.resolve() if outside else None
    suffixes = {suffix for name in ARTICLES for suffix in ARTICLES.get(name).SUFFIXES}
    found = sorted(
        file
        for file in path.rglob("*")
        if file.suffix.lower() in suffixes
        and file.is_file()
        and not any(part.startswith(".") for part in file.relative_to(path).parts)
        and not (results and results != path.resolve() and file.resolve().is_relative_to(results))
        and _is_article(file, fields)
    )
    if not found:
        raise ArticleError(
            _("{path}: no articles in this folder.").format(path=path),
            _("transnews reads {suffixes}.").format(suffixes=", ".join(sorted(suffixes))),
        )
    return found


def read(
    path: str | Path,
    language: str = "",
    *,
    extract: bool = False,
    largest: int = LARGEST,
    fields: Sequence[str] = (),
) -> Article:
    """Read an article from a file; ``extract`` takes it out of the page that an HTML file is.

    ``fields`` says what is what in formats that do not say it themselves (docs/tables.md).

    The format is told by the file name's ending, or the content where that is unknown; the language by ``language``,
    else a tag in the name ("talks.en.txt"), else the text. Raises ArticleError for what is no article of its format,
    and UnreadableFileError, for a file of more than ``largest`` megabytes too (0 is any size).
    """
    path = Path(path)
    data = files.read(path, largest)
    return read_bytes(data, path.name, language=language, path=str(path), extract=extract, fields=fields)


def read_bytes(
    data: bytes,
    name: str,
    *,
    language: str = "",
    path: str = "",
    shown: str = "",
    extract: bool = False,
    fields: Sequence[str] = (),
) -> Article:
    """Read an article from the bytes of a file called ``name``; see ``read``. Messages call it ``shown``."""
    shown = shown or path or name
    if not data.strip():
        raise ArticleError(_("{path}: the file is empty.").format(path=shown))
    form = _format_of(name, data, shown, fields)
    parser = with_fields(form, fields)
    digest = hashlib.sha256(data).hexdigest()[:16]
    if extract and form == "html":
        from transnews.articles.html.extract import extract as taken_out

        data = taken_out(data, shown)
    encoding = "utf-8"
    issues: list[Issue] = []
    if isinstance(parser, DocumentFormat):
        parsed, encoding, issues = (
            parser.parse_bytes(data, shown, language or tag_in_name(name) or UNDETERMINED),
            "",
            [],
        )
        hint = language or _hint(name, "\n".join(block.text for block in parsed.blocks))
    else:
        text, encoding, issues = decode(data, shown)
        hint = language or _hint(name, text)
        parsed = parser.parse(text, hint or detect(text[:_SAMPLE]).language)
    if not any(block.text.strip() for block in parsed.blocks):
        raise ArticleError(_("{path}: the file is empty.").format(path=shown))
    metadata = parsed.metadata
    headline = next((block.text for block in parsed.blocks if block.kind == "headline"), "")
    return Article(
        id=name,
        path=path,
        format=form,
        language=language or language_of(metadata.get("language", "")) or hint or UNDETERMINED,
        title=metadata.get("title") or " ".join(headline.split()),
        published=day_of(metadata.get("date", "")),
        encoding=encoding,
        original=data if isinstance(parser, DocumentFormat) else b"",
        digest=digest,
        blocks=parsed.blocks,
        issues=[*issues, *parsed.issues],
        parts=parsed.parts,
        fields=tuple(fields) if isinstance(parser, MappedFormat) else (),
    )


def format_of(name: str, data: bytes, fields: Sequence[str] = ()) -> str:
    """Return the article format of a file; where its name's ending is unknown, by its content alone.

    Formats that share an ending look at ``data``, the file or its beginning; "" where none of them knows it.
    """
    forms = _formats(Path(name).suffix.lower())
    for form in forms:
        claiming = with_fields(form, fields)
        if not isinstance(claiming, ClaimingFormat) or claiming.claims(data):
            return form
    return "" if forms else _by_content(data, fields)


def _by_content(data: bytes, fields: Sequence[str]) -> str:
    """Return the format of what has no telling name, as standard input; "" for XML and JSON that no format knows.

    Plain text is what does not say that it is anything else.
    """
    for form in ARTICLES:
        claiming = with_fields(form, fields)
        if isinstance(claiming, ClaimingFormat) and claiming.claims(data):
            return form
    return next((form for form, beginning in _BEGINNINGS.items() if beginning.match(data)), "text")


def _formats(suffix: str) -> list[str]:
    return [form for form in ARTICLES if suffix in ARTICLES.get(form).SUFFIXES]


def _format_of(name: str, data: bytes, shown: str, fields: Sequence[str]) -> str:
    if form := format_of(name, data, fields):
        return form
    suffix = Path(name).suffix.lower()
    known = _formats(suffix)
    if len(known) == 1:  # it can say itself what is wrong
        return known[0]
    advice = _("Files that end in {suffix} are read as {formats}.").format(suffix=suffix, formats=", ".join(known))
    raise ArticleError(
        _("{path}: this is no article in a format that transnews reads.").format(path=shown),
        advice if known else "",
    )


def holds_articles(path: str | Path, fields: Sequence[str] = ()) -> bool:
    """Tell whether a file that may be a bitext or a glossary by its name's ending is one of articles by its content."""
    file = Path(path)
    return file.is_file() and bool(_formats(file.suffix.lower())) and _is_article(file, fields)


def _is_article(file: Path, fields: Sequence[str]) -> bool:
    """Tell whether a file of a folder is an article; one that cannot be opened is, so that its error is shown."""
    try:
        with file.open("rb") as opened:
            return bool(format_of(file.name, opened.read(_BEGINNING), fields))
    except OSError:
        return True


def tag_in_name(name: str) -> str:
    """Return the language tag in a name such as "talks.pt-BR.txt", "" where there is none.

    A tag of one part has two letters: "draft.new.txt" is no Newari.
    """
    parts = name.split(".")
    if len(parts) < 3 or not (len(parts[-2]) == 2 or "-" in parts[-2]):  # noqa: PLR2004 - stem, tag, suffix
        return ""
    return language_of(parts[-2])


def _hint(name: str, text: str) -> str:
    """Return the language tag in a file's name, unless its text is surely something else ("how.to.txt")."""
    tag = tag_in_name(name)
    if not tag:
        return ""
    found = detect(text[:_SAMPLE])
    return "" if found.confidence > _SURE and len(text) > _LONG and not same_language(found.language, tag) else tag
