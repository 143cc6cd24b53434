"""The pipeline: a language detector routes segments to offline models, a glossary layer fixes names, Babel localizes.

``translate`` reads like that sentence. Each step takes and returns parallel texts and knows nothing of the step before
it. Segments of all articles in flight are drafted together, so that engines see full batches.
"""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from transnews import checks
from transnews.articles.carry import carry_markup
from transnews.border import INTERNAL_ERROR, Border
from transnews.draft import Drafter
from transnews.engines.protection import protected
from transnews.glossary import Termbase
from transnews.glossary.unify import NameUnifier
from transnews.language.detection import detect, detect_segments
from transnews.language.sentences import segment_block
from transnews.language.tags import UNDETERMINED, UnknownLanguageError, family, same_language, standardize
from transnews.localize import HOUSE_STYLE, Localized, is_date, localize, publication_day, style_of
from transnews.messages import _
from transnews.model import Issue, ParallelText, TranslationUnit
from transnews.parts import Collector, join, split
from transnews.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from transnews.engines.protection import Protected
    from transnews.localize import Style
    from transnews.model import Article, BlockKind, Segment

IN_FLIGHT = 4000
"""Segments drafted together: enough for full batches, few enough that results appear while a long job runs."""

_SAMPLE = 20_000  # characters that are enough to tell by which language's rules to find sentences
_WHOLE = frozenset({"headline", "dateline", "subhead", "credit"})  # kinds of block that are one segment


def translate(
    articles: Iterable[Article],
    target: str,
    *,
    source: str = "",
    termbase: Termbase | None = None,
    settings: Settings | None = None,
    progress: Callable[[int, int], None] | None = None,
    warn: Callable[[str], None] | None = None,
) -> Iterator[ParallelText]:
    """Translate articles into ``target``, one parallel text for each, in order.

    ``target`` and ``source`` are BCP 47 tags; without ``source`` the language of every segment is detected. Without
    ``termbase`` the bundled glossaries are used. ``progress(done, total)`` is told of segments, now and then;
    ``warn(message)``, once each, of installed models that cannot be used and might have been.

    An article whose language no installed model reads comes back with an issue "no-model" and its source as target;
    so does a segment of it. An article that a defect of ours stopped carries an issue "internal-error". Raises
    UnknownLanguageError for a wrong tag.
    """
    settings = settings or Settings()
    target = standardize(target)
    if target == UNDETERMINED:
        raise UnknownLanguageError(_("'und' is no language to translate into."), _("Name a language, such as pt."))
    source = standardize(source) if source else ""
    terms = Termbase.bundled() if termbase is None else termbase
    drafter = Drafter(terms, settings, warn)
    readable = drafter.readable(target)
    detector = settings.detector
    steps: list[Callable[[ParallelText], None]] = [partial(localize_units, style=style_of(settings))]
    if settings.unify_names:
        steps.append(NameUnifier(terms))
    steps += [partial(carry_markup, translate=drafter.alone), checks.run]
    collector = Collector()
    texts = (recognized(article, target, source, detector, readable) for article in collector.apart(articles))
    drafted = (text for batch in _batches(texts) for text in _drafted(batch, drafter, progress))
    for text in collector.together(_finished(text, steps) for text in drafted):
        text.signature = drafter.signature(text)
        yield text


def _finished(text: ParallelText, steps: Sequence[Callable[[ParallelText], None]]) -> ParallelText:
    """Take a drafted text through the steps that follow; where one fails, it goes no further."""
    for step in steps:
        if not _failed(text):
            with Border(text.issues):
                step(text)
    return text


def _drafted(
    batch: list[ParallelText], drafter: Drafter, progress: Callable[[int, int], None] | None
) -> list[ParallelText]:
    """Draft a batch at once; where that fails, each text by itself, from its source again."""
    failures: list[Issue] = []
    with Border(failures):
        drafter.draft(batch, progress)
    if failures:
        for text in batch:
            text.units = [_unit(unit.id, unit.block, unit.kind, unit.segment) for unit in text.units]
            with Border(text.issues):
                drafter.draft([text])
    return batch


def _failed(text: ParallelText) -> bool:
    return any(issue.code == INTERNAL_ERROR for issue in text.issues)


def _batches(texts: Iterable[ParallelText]) -> Iterator[list[ParallelText]]:
    """Gather texts until enough segments are in flight."""
    batch: list[ParallelText] = []
    segments = 0
    for text in texts:
        batch.append(text)
        segments += len(text.units)
        if segments >= IN_FLIGHT:
            yield batch
            batch, segments = [], 0
    if batch:
        yield batch


def recognized(article: Article, target: str, source: str, detector: str, readable: Sequence[str]) -> ParallelText:
    """Recognize an article; where that fails in a way nobody foresaw, return it without units and with the issue."""
    issues: list[Issue] = []
    with Border(issues):
        return recognize(article, target, source, detector, readable)
    return ParallelText(article, article.language, target, issues=issues)


def recognize(
    article: Article, target: str, source: str = "", detector: str = "auto", readable: Sequence[str] = ()
) -> ParallelText:
    """Segment an article, detect the language of each segment, and lay out its units, all still untranslated.

    ``readable``: the languages that can be translated into the target, for texts too short to tell theirs. Each article
    of a file that holds many is taken by itself.
    """
    if article.parts:
        return join(article, [recognize(part, target, source, detector, readable) for part in split(article)])
    language = source or article.language
    if language == UNDETERMINED:
        language = detect("\n".join(block.text for block in article.blocks)[:_SAMPLE], detector=detector).language
    for block in article.blocks:
        block.segments = segment_block(block.text, language, whole=block.kind in _WHOLE)
    segments = [segment for _block, _position, segment in article.segments()]
    known = [target] if target != UNDETERMINED else []
    main = detect_segments(
        segments,
        expected=article.language,
        known=known,
        readable=readable,
        source=source,
        detector=detector,
        names=_places(article, language),
    )
    text = ParallelText(article, main, target)
    for number, position, segment in article.segments():
        unit_id = f"{number + 1}.{position + 1}"
        text.units.append(_unit(unit_id, number, article.blocks[number].kind, segment))
    if source and (read := _mostly(segments)) and family(read) != family(source):
        message = _("The article is said to be in {source}, but reads like {language}.")
        text.issues.append(Issue("language-mismatch", "warning", message.format(source=source, language=read)))
    if same_language(main, target):
        message = _("The article is already in the target language ({language}).")
        text.issues.append(Issue("same-language", "info", message.format(language=target)))
    return text


def _places(article: Article, language: str) -> list[int]:
    """Return the numbers of the segments that are the place of a dateline."""
    blocks = [article.blocks[number] for number, _position, _segment in article.segments()]
    return [
        number for number, block in enumerate(blocks) if block.kind == "dateline" and not is_date(block.text, language)
    ]


def _mostly(segments: Sequence[Segment]) -> str:
    """Return the language of most letters, "" where no language has the most."""
    letters: Counter[str] = Counter()
    for segment in segments:
        letters[segment.language] += len(segment.text)
    language, count = letters.most_common(1)[0] if letters else ("", 0)
    return language if language != UNDETERMINED and 2 * count > letters.total() else ""


def _unit(unit_id: str, block: int, kind: BlockKind, segment: Segment) -> TranslationUnit:
    """Return a unit that is still untranslated."""
    return TranslationUnit(unit_id, block, kind, segment, target=segment.text)


def localize_units(text: ParallelText, style: Style = HOUSE_STYLE) -> None:
    """Compare dates and numbers of every translated unit by value, and repair their form in the target.

    What a person has reviewed is compared, and stays as it is.
    """
    done: dict[tuple[str, str, str], Localized] = {}
    datelines = [unit.source for unit in text.units if unit.kind == "dateline"]
    published = publication_day(text.article.published, datelines, text.source_language)
    for unit in text.units:
        language = text.language_of(unit)
        if unit.origin in {"none", "phrase"} or same_language(language, text.target_language):
            continue
        held = protected(unit.source, language, text.target_language)
        key = _hide(unit.source, held), _hide(unit.target, held), language
        if key not in done:
            done[key] = localize(*key, text.target_language, style, published)
        localized = done[key]
        restored = _show(localized.text, held)
        if unit.origin == "copy" and restored != unit.target:
            unit.origin = "locale"
        if unit.state not in {"reviewed", "final"}:
            unit.target = restored
        unit.mentions = list(localized.mentions)
        unit.issues += localized.issues


# Characters that stand for protected stretches, which localization must not touch: the second private plane, which no
# font's icons and no text uses.
_HIDDEN = 0x100000


def _hide(text: str, held: Sequence[Protected]) -> str:
    for number, item in enumerate(held):
        text = text.replace(item.text, chr(_HIDDEN + number))
    return text


def _show(text: str, held: Sequence[Protected]) -> str:
    for number, item in enumerate(held):
        text = text.replace(chr(_HIDDEN + number), item.text)
    return text
