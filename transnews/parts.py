"""Files that hold many articles: each is translated by itself, and all of them are one parallel text again."""

from __future__ import annotations

from collections import Counter, deque
from typing import TYPE_CHECKING

from transnews.border import INTERNAL_ERROR
from transnews.model import Article, ParallelText, TranslationUnit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from transnews.model import Part


def split(article: Article) -> list[Article]:
    """Return the articles of a file: the parts, or the article itself where it has none. Blocks are shared."""
    return [_alone(article, part) for part in article.parts] or [article]


def _alone(article: Article, part: Part) -> Article:
    return Article(
        id=f"{article.id}#{part.id}",
        path=article.path,
        format=article.format,
        language=article.language if part.language == "und" else part.language,
        title=part.title,
        published=part.published or article.published,
        encoding=article.encoding,
        blocks=article.blocks[part.start : part.stop],
    )


def join(article: Article, texts: Sequence[ParallelText]) -> ParallelText:
    """Return one parallel text of an article that was split; ``texts`` are those of its parts, whose units it takes.

    An issue that all parts have is the file's; any other goes to the first unit of its part. A part on which transnews
    failed is untranslated again.
    """
    whole = ParallelText(article, _main_language(texts), texts[0].target_language)
    having_units = [text for text in texts if text.units]
    shared = [issue for issue in texts[0].issues if all(issue in text.issues for text in having_units)]
    whole.issues = list(dict.fromkeys(shared))
    for part, text in zip(article.parts, texts, strict=True):
        own = [issue for issue in text.issues if issue not in shared]
        if any(issue.code == INTERNAL_ERROR for issue in own):
            text.units = [_untranslated(unit) for unit in text.units]
        for unit in text.units:
            unit.block += part.start
            unit.id = f"{unit.block + 1}.{unit.id.rpartition('.')[2]}"
        (text.units[0].issues if text.units else whole.issues).extend(own)
        whole.units += text.units
    return whole


def _main_language(texts: Sequence[ParallelText]) -> str:
    """Return the language of most letters."""
    letters: Counter[str] = Counter()
    for text in texts:
        letters[text.source_language] += sum(len(unit.source) for unit in text.units)
    return letters.most_common(1)[0][0]


def _untranslated(unit: TranslationUnit) -> TranslationUnit:
    return TranslationUnit(unit.id, unit.block, unit.kind, unit.segment, target=unit.segment.text)


class Collector:
    """Takes files apart on their way into the pipeline, and puts them together on their way out, in order."""

    def __init__(self) -> None:
        self._files: deque[Article] = deque()

    def apart(self, articles: Iterable[Article]) -> Iterator[Article]:
        """Yield the articles of each file."""
        for article in articles:
            self._files.append(article)
            yield from split(article)

    def together(self, texts: Iterable[ParallelText]) -> Iterator[ParallelText]:
        """Yield one text per file; ``texts`` are those of the articles that ``apart`` gave, in order."""
        waiting: list[ParallelText] = []
        for text in texts:
            article = self._files[0]
            waiting.append(text)
            if not article.parts:
                yield text
            elif len(waiting) == len(article.parts):
                yield join(article, waiting)
            else:
                continue
            self._files.popleft()
            waiting = []
