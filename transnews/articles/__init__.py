"""Articles: files in, and files of the same format out. One module per format, each with ``parse`` and ``render``."""

from __future__ import annotations

from transnews.articles.encoding import ArticleError
from transnews.articles.files import find, holds_articles, read, read_bytes, tag_in_name
from transnews.articles.formats import ARTICLES, ArticleFormat, DocumentFormat, render, with_fields

__all__ = [
    "ARTICLES",
    "ArticleError",
    "ArticleFormat",
    "DocumentFormat",
    "find",
    "holds_articles",
    "read",
    "read_bytes",
    "render",
    "tag_in_name",
    "with_fields",
]
