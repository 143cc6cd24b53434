"""Review texts against glossaries: articles and bitexts of anyone, not only what transnews has translated.

``review_articles`` and ``review_bitext`` report; ``correct`` applies what the review of an article proposes.
"""

from __future__ import annotations

from transnews.glossary.review.articles import ArticleFile, read_article
from transnews.glossary.review.bitexts import review_bitext
from transnews.glossary.review.corrections import Correction, correct
from transnews.glossary.review.review import Review, review_articles

__all__ = [
    "ArticleFile",
    "Correction",
    "Review",
    "correct",
    "read_article",
    "review_articles",
    "review_bitext",
]
