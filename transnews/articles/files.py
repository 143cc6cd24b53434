"""Finding and reading article files: missing, empty and unreadable ones each with a message that helps."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from transnews.articles.encoding import ArticleError, decode
from transnews.articles.formats import ARTICLES
from transnews.language.detection import detect
from transnews.language.tags import UNDETERMINED, UnknownLanguageError, standardize
from transnews.messages import _
from transnews.model import Article

_SAMPLE = 20_000  # characters that are enough to tell the language of an article


def find(path: Path) -> list[Path]:
    """Return the article files of a folder, below it too, sorted; a file is itself.

    Hidden files and folders are passed over. Raises ArticleError for a missing path or a folder without articles.
    """
    if not path.exists():
        raise ArticleError(_("{path}: no such file or folder.").format(path=path))
    if not path.is_dir():
        return [path]
    suffixes = {suffix for name in ARTICLES for suffix in ARTICLES.get(name).SUFFIXES}
    found = sorted(
        file
        for file in path.rglob("*")
        if file.suffix.lower() in suffixes
        and file.is_file()
        and not any(part.startswith(".") for part in file.relative_to(path).parts)
    )
    if not found:
        raise ArticleError(
            _("{path}: no articles in this folder.").format(path=path),
            _("transnews reads {suffixes}.").format(suffixes=", ".join(sorted(suffixes))),
        )
    return found


def read(path: str | Path, language: str = "") -> Article:
    """Read an article from a file.

    The format is told by the file name's ending (plain text where it is unknown); the language by ``language``, else a
    tag in the name ("talks.en.txt"), else the text. Raises ArticleError for what cannot be read.
    """
    path = Path(path)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise ArticleError(_("{path}: no such file or folder.").format(path=path)) from None
    except IsADirectoryError:
        raise ArticleError(_("{path}: this is a folder, not a file.").format(path=path)) from None
    except OSError as error:
        raise ArticleError(_("{path}: cannot be read ({reason}).").format(path=path, reason=error.strerror)) from error
    return read_bytes(data, path.name, language=language, path=str(path))


def read_bytes(data: bytes, name: str, *, language: str = "", path: str = "") -> Article:
    """Read an article from the bytes of a file called ``name``; see ``read``."""
    shown = path or name
    text, encoding, issues = decode(data, shown)
    if not text.strip():
        raise ArticleError(_("{path}: the file is empty.").format(path=shown))
    form = format_of(name)
    hint = language or _tag_in(name)
    told = hint or detect(text[:_SAMPLE]).language
    blocks, metadata = ARTICLES.get(form).parse(text, told)
    headline = next((block.text for block in blocks if block.kind == "headline"), "")
    return Article(
        id=name,
        path=path,
        format=form,
        language=language or _valid(metadata.get("language", "")) or hint or UNDETERMINED,
        title=metadata.get("title") or " ".join(headline.split()),
        published=_date(metadata.get("date", "")),
        encoding=encoding,
        blocks=blocks,
        issues=issues,
    )


def format_of(name: str) -> str:
    """Return the article format of a file name, plain text where its ending is unknown."""
    suffix = Path(name).suffix.lower()
    return next((form for form in ARTICLES if suffix in ARTICLES.get(form).SUFFIXES), "text")


def _tag_in(name: str) -> str:
    """Return the language tag in a name such as "talks.pt-BR.txt", "" where there is none."""
    parts = name.split(".")
    if len(parts) < 3:  # noqa: PLR2004 - stem, tag, suffix
        return ""
    return _valid(parts[-2])


def _valid(tag: str) -> str:
    """Return a tag in its standard form, "" where it is none."""
    try:
        return standardize(tag)
    except UnknownLanguageError:
        return ""


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
