"""Synthetic mixed articles: paragraphs of three languages with quotations inside, through the program's own reading.

Built anew, from a fixed seed, out of the sentences a benchmark is given. Every paragraph has sentences of its language,
a sentence of another one in quotation marks, and four words that lead over to such a quotation.
"""

from __future__ import annotations

import random
from collections import Counter
from typing import TYPE_CHECKING

import regex

from benchmarks.texts import first_words
from transnews.language.scripts import scripts_in
from transnews.language.tags import family, macrolanguage
from transnews.model import Article, Block
from transnews.pipeline import recognize

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LANGUAGES = 3
SPANNING = "across two languages"
"""Kind of a segment that holds two pieces, for nothing was cut between them: it can be right for one only."""
LEAD = "lead"
"""Kind of the four words before a quotation; uncut, both are one segment, in the language of the lead."""
_MUCH = 0.1
MARKS = (("«", "»"), ("“", "”"), ("„", "“"), ('"', '"'))
_FULL_STOP = {"hi": "।", "hy": "։", "zh": "。", "ja": "。"}
_ENDS = regex.compile(r"[.,;:!?…。।։、，؟،]+")
Piece = tuple[str, str, str]  # what counts as its language, its text, what it is


def measure_mixed(data: Mapping[str, Sequence[str]], count: int) -> None:
    """Print how many segments of ``count`` articles have the right language, and whether the target's own are kept."""
    codes = sorted(data)
    if len(codes) < LANGUAGES:
        return
    choice = random.Random(5)  # noqa: S311 - a seed, so that every run measures the same articles
    seen: Counter[str] = Counter()
    right: Counter[str] = Counter()
    wrong: Counter[tuple[str, str]] = Counter()
    for _number in range(count):
        languages = choice.sample(codes, LANGUAGES)
        paragraphs = [_paragraph(data, languages[at:] + languages[:at], choice) for at in range(LANGUAGES)]
        for kind, expected, found in _detected(paragraphs, target := choice.choice(languages)):
            ok = family(macrolanguage(expected)) == family(macrolanguage(found))
            kinds = [kind] if kind == SPANNING else ["all but those", kind]
            kinds += ["all"] + (["of the target"] if expected == target and kind != SPANNING else [])
            seen.update(kinds)
            right.update(kinds if ok else [])
            wrong.update([] if ok else [(expected, found)])
    print(f"\nmixed articles of {LANGUAGES} languages: {count} articles, one of the three is the target")
    for kind in sorted(seen):
        print(f"  {kind:24}{100 * right[kind] / seen[kind]:7.2f} % of {seen[kind]} segments")
    print(f"  wrong: {', '.join(f'{one}→{other} {number}' for (one, other), number in wrong.most_common(12))}")
    print(f"  target language that would be translated: {seen['of the target'] - right['of the target']} segments")


def _paragraph(data: Mapping[str, Sequence[str]], languages: list[str], choice: random.Random) -> list[Piece]:
    """Return the pieces of a paragraph in the first of the languages, with quotations in the others."""
    own, other, third = languages
    opening, closing = choice.choice(MARKS)

    def sentence(code: str) -> str:
        return choice.choice(data[code]).translate(dict.fromkeys(map(ord, '«»“”„"'), None))

    lead = _ENDS.sub(" ", first_words(sentence(own))).strip()
    quoted = sentence(third).rstrip(".!?…。।։ ")
    return [
        (own, sentence(own), "sentence"),
        (other, f"{opening}{sentence(other)}{closing}", "quotation"),
        (own, sentence(own), "sentence"),
        (own, f"{lead}:", LEAD),
        (third, f"{opening}{quoted}{closing}{_FULL_STOP.get(own, '.')}", "quotation after a lead"),
    ]


def _detected(paragraphs: list[list[Piece]], target: str) -> list[tuple[str, str, str]]:
    """Return kind, language and detected language of every segment; one that spans pieces has that of the longest.

    A segment without letters ("19.") has none and is left out.
    """
    article = Article(
        "mixed", blocks=[Block("paragraph", " ".join(text for _c, text, _k in pieces)) for pieces in paragraphs]
    )
    text = recognize(article, target)
    result: list[tuple[str, str, str]] = []
    ends = [0] * len(paragraphs)
    for unit in text.units:
        start = ends[unit.block]
        ends[unit.block] = start + len(unit.source) + len(unit.segment.gap)
        at = 0
        overlap: Counter[Piece] = Counter()
        for piece in paragraphs[unit.block]:
            overlap[piece] += max(0, min(at + len(piece[1]), start + len(unit.source)) - max(at, start))
            at += len(piece[1]) + 1
        if not scripts_in(unit.source):
            continue
        code, _text, kind = max(overlap, key=overlap.__getitem__)
        lead = next((piece for piece, length in overlap.items() if piece[2] == LEAD and length), None)
        if lead and set(+overlap) == set(paragraphs[unit.block][-2:]):
            code, kind = lead[0], "lead and quotation"
        elif any(piece[0] != code and length > _MUCH * len(unit.source) for piece, length in overlap.items()):
            kind = SPANNING
        result.append((kind, code, unit.segment.language))
    return result
