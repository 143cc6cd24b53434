"""The texts that a command on glossaries is given: articles and bitexts, files and folders, standard input."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transnews.messages import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transnews.glossary.review import ArticleFile

STDIN = "-"


def split(sources: Sequence[str], fields: Sequence[str] = ()) -> tuple[list[str], list[str]]:
    """Return (articles, bitexts): a folder gives its articles, "-" is an article.

    ``fields`` is the setting of that name. A table or JSON is told by its content.
    """
    from pathlib import Path

    from transnews import articles
    from transnews.bitexts import is_bitext

    texts: list[str] = []
    bitexts: list[str] = []
    for source in sources:
        if source == STDIN:
            texts.append(source)
        elif is_bitext(source) and not Path(source).is_dir() and not articles.holds_articles(source, fields):
            bitexts.append(source)
        else:
            texts += map(str, articles.find(Path(source), fields=fields))
    return list(dict.fromkeys(texts)), list(dict.fromkeys(bitexts))


def read_article(source: str, language: str = "", fields: Sequence[str] = ()) -> ArticleFile:
    """Read an article, or the one on standard input. Raises ArticleError for what cannot be read.

    ``fields`` is the setting of that name.
    """
    import sys
    from pathlib import Path

    from transnews.articles import ArticleError
    from transnews.glossary.review import read_article as read

    if source == STDIN:
        return read(sys.stdin.buffer.read(), STDIN, language)
    try:
        data = Path(source).read_bytes()
    except OSError as error:
        raise ArticleError(
            _("{path}: cannot be read ({reason}).").format(path=source, reason=error.strerror)
        ) from error
    return read(data, source, language, fields=fields)
