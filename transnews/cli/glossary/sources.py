"""The texts that a command on glossaries is given: articles and bitexts, files and folders, standard input."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transnews.messages import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transnews.glossary.review import ArticleFile
    from transnews.settings import Settings

STDIN = "-"


def split(
    sources: Sequence[str], languages: tuple[str, str] = ("", ""), fields: Sequence[str] = ()
) -> tuple[list[str], list[str]]:
    """Return (articles, bitexts): a folder gives its articles, "-" is an article.

    ``languages`` are the source's and the target's that bitexts are read with; "" where the files say them. ``fields``
    is the setting of that name. A table or JSON is told by its content.
    """
    from pathlib import Path

    from transnews import articles
    from transnews.bitexts import is_bitext

    texts: list[str] = []
    bitexts: list[str] = []
    for source in sources:
        if source == STDIN:
            texts.append(source)
        elif (
            is_bitext(source, *languages) and not Path(source).is_dir() and not articles.holds_articles(source, fields)
        ):
            bitexts.append(source)
        else:
            texts += map(str, articles.find(Path(source), fields=fields))
    return list(dict.fromkeys(texts)), list(dict.fromkeys(bitexts))


def read_article(source: str, language: str, settings: Settings) -> ArticleFile:
    """Read an article, or the one on standard input, as ``largest`` and ``fields`` of the settings say.

    Raises InputError for what cannot be read.
    """
    from pathlib import Path

    from transnews import files
    from transnews.glossary.review import read_article as read

    if source == STDIN:
        data = files.read_stream(files.standard_input(), _("standard input"), settings.largest)
        return read(data, STDIN, language, fields=settings.fields)
    return read(files.read(Path(source), settings.largest), source, language, fields=settings.fields)
