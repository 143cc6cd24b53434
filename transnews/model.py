"""The data of the house: articles, blocks, segments, translation units, parallel texts.

Plain dataclasses that import nothing of ours. Every step of the pipeline takes and returns these, so a step knows
nothing of the step before it. Languages are BCP 47 tags throughout ("pt", "pt-BR", "zh-Hant"; "und" = undetermined).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

_LINE_BREAK = re.compile(r"[ \t]*(?:\r\n|\n|\r)[ \t]*")

BlockKind = Literal[
    "headline",
    "dateline",
    "paragraph",
    "subhead",
    "caption",
    "list-item",
    "quote",
    "credit",
    "boilerplate",
]

Origin = Literal["memory", "phrase", "glossary", "locale", "copy", "machine", "none"]
"""Where a unit's target comes from.

``memory``: a translation memory, or a bitext that does not say who translated; ``phrase``: the phrase catalog;
``glossary``: the segment is nothing but a term; ``locale``: the segment is nothing but a date or number, written from
its value, or a name that CLDR has; ``copy``: the source, which needed no translation; ``machine``: an engine; ``none``:
nothing was translated and the target repeats the source.
"""

State = Literal["initial", "translated", "reviewed", "final"]
"""The state of a unit, in XLIFF 2's own words (XLIFF 2.1, section 4.3.1.26)."""

SOURCE_DIGEST = "source"
"""Key of a signature that holds the digest of the article's file."""

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Issue:
    """Something a person should know about a unit or an article.

    ``code`` is stable and kebab-case ("term-missing", "number-changed"); ``message`` is a sentence for people.
    """

    code: str
    severity: Severity
    message: str


@dataclass(slots=True)
class Segment:
    """One sentence (or sentence-like piece) of a block, with the white space that follows it.

    ``text`` has no white space at either end; ``gap`` is the white space up to the next segment, so that the segments
    of a block give its text back. ``confidence`` of ``language`` is 0 to 1.
    """

    text: str
    gap: str = ""
    language: str = "und"
    confidence: float = 0.0


@dataclass(slots=True)
class Span:
    """A stretch of inline markup over ``[start, end)`` of a block's text: what stands before and after it in the file.

    Offsets count characters (code points) of ``Block.text``.
    """

    start: int
    end: int
    opening: str
    closing: str


@dataclass(slots=True)
class Block:
    """A paragraph-like part of an article.

    ``lead`` and ``tail`` are the characters of the file before and after ``text`` that are not news (list bullets,
    blank lines, code): ``lead + text + tail`` of all blocks, with ``spans`` put back, is the file again.
    ``line`` is the 1-based line of the file on which the text starts.
    """

    kind: BlockKind
    text: str
    lead: str = ""
    tail: str = ""
    line: int = 1
    spans: list[Span] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)


@dataclass(slots=True)
class Part:
    """One article of a file that holds many (a feed, a table of articles): ``Article.blocks[start:stop]``.

    ``id`` is what the file calls it (a feed's guid, else its number); ``language``, ``title`` and ``published`` are as
    in ``Article``.
    """

    id: str
    start: int
    stop: int
    language: str = "und"
    title: str = ""
    published: date | None = None


@dataclass(slots=True)
class Article:
    """One article as read from a file, or all articles of a file that holds many.

    ``id`` is stable for the same input (the file's name without directories); ``path`` is where it was read from (""
    for standard input); ``format`` names the module of ``transnews.articles`` that renders it again; ``language`` is
    what the file says or its name suggests, "und" where neither does; ``encoding`` is the file's, ``digest`` a hash of
    its bytes, and ``original`` these bytes where the format needs them to render itself again; ``issues`` are what
    the reader has to say (an unusual encoding, a table left as it is). ``parts`` are the articles of a file that holds
    many, which have all blocks among them; it is empty where the file is one article. ``fields`` is the user's map of
    what is what in the file (the setting of that name), as it was when the article was read.
    """

    id: str
    path: str = ""
    format: str = "text"
    language: str = "und"
    title: str = ""
    published: date | None = None
    encoding: str = "utf-8"
    digest: str = ""
    original: bytes = field(default=b"", repr=False)
    blocks: list[Block] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    fields: tuple[str, ...] = ()

    def segments(self) -> Iterator[tuple[int, int, Segment]]:
        """Yield (block index, position in the block, segment) in reading order."""
        for number, block in enumerate(self.blocks):
            for position, segment in enumerate(block.segments):
                yield number, position, segment


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a unit's route: which engine and model took it from one language to another.

    ``repair`` says in which other way, where the first answer was doubtful: ``without-aside``, ``other-search``,
    ``sentence-case``, ``full-stop``, ``split``, ``other-route``; "" where the first answer stands.
    """

    engine: str
    model: str
    source: str
    target: str
    repair: str = ""


@dataclass(frozen=True, slots=True)
class TermUse:
    """One occurrence of a glossary term in a unit: what the source says, what the target must say, how it got there.

    ``status``: ``engine`` (the engine wrote the term itself), ``alignment`` and ``probe`` (the engine's own rendering
    was replaced, found by word alignment or by probing), ``code-switch`` (the term went into the source),
    ``placeholder`` (something that stands for it did), ``exact`` (the whole segment is the term), ``locale`` (a place
    that no glossary has, copied by the engine, became CLDR's name), ``missing`` (the target lacks the term; an issue
    says so).
    """

    source: str
    target: str
    concept: str
    status: str


@dataclass(frozen=True, slots=True)
class MentionUse:
    """One date, time, number, percent or currency of a unit, aligned by value.

    ``value`` is canonical ("6500", "2021-11-28", "--11-28"); ``status``: ``kept`` (the target already had it in a
    valid form), ``repaired`` (its form was rewritten), ``missing``, ``extra`` or ``changed`` (an issue says so).
    """

    kind: str
    source: str
    target: str
    value: str
    status: str


@dataclass(frozen=True, slots=True)
class Alignment:
    """An engine's word alignment of a unit's source with ``target``, its translation, which later steps may change.

    ``links`` are (source start, source end, target start, target end, weight), offsets in characters, weight 0 to 1.
    """

    target: str
    links: tuple[tuple[int, int, int, int, float], ...]


@dataclass(slots=True)
class TranslationUnit:
    """A segment and its translation.

    ``id`` is unique in its parallel text; ``block`` indexes ``Article.blocks``; ``spans`` is the inline markup over
    ``target``; ``notes`` are what people wrote about the unit in their CAT tool; ``alignment`` is kept until the markup
    has found its place.
    """

    id: str
    block: int
    kind: BlockKind
    segment: Segment
    target: str = ""
    origin: Origin = "none"
    route: tuple[Hop, ...] = ()
    state: State = "initial"
    terms: list[TermUse] = field(default_factory=list)
    mentions: list[MentionUse] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    alignment: Alignment | None = None

    @property
    def source(self) -> str:
        """The source text; a line break that an editor or a format made inside the sentence is a space."""
        return _LINE_BREAK.sub(" ", self.segment.text)


@dataclass(slots=True)
class ParallelText:
    """An article and its translation, unit by unit, with the signature of the run that made it.

    ``signature`` maps names of what the output depends on ("transnews", "engine", "models", "glossary", "cldr") to
    versions or hashes; it holds no time and no path, so equal inputs give equal bytes.
    """

    article: Article
    source_language: str
    target_language: str
    units: list[TranslationUnit] = field(default_factory=list)
    signature: dict[str, str] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)

    def language_of(self, unit: TranslationUnit) -> str:
        """Return the language a unit is treated as: its own, or the text's where its segment says nothing."""
        language = unit.segment.language
        return self.source_language if language == "und" else language

    def all_issues(self) -> Iterator[tuple[str, Issue]]:
        """Yield (unit id, issue), then ("", issue) for those of the article and of the text as a whole."""
        for unit in self.units:
            for issue in unit.issues:
                yield unit.id, issue
        for issue in (*self.article.issues, *self.issues):
            yield "", issue
