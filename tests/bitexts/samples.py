"""Parallel texts to serialize, and a strategy for the text of their units. All sentences are written for this test."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from transnews.model import (
    Article,
    Block,
    BlockKind,
    Hop,
    Issue,
    MentionUse,
    Origin,
    ParallelText,
    Segment,
    State,
    TermUse,
    TranslationUnit,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

NASTY = [
    "Bell \x07, escape \x1b[31m, NUL \x00, tab\tand vertical tab \x0b",
    "Lone \ud800 surrogates \udfff",
    "]]> <b>&amp;</b> \"double\" 'single' & {{ 7 * 7 }} {% raw %} [red]markup[/red] \\n \\",
    "Bidi \u202eoverride\u202c \u2067isolate\u2069 and mark\u200f",
    "Lines\rreturn\r\nfeed\nnext\x85separator\u2028paragraph\u2029end",
    "Not characters \ufffe \uffff, astral \U0001f4f0, byte order mark \ufeff",
    "word " * 400 + "end",
]


def texts() -> st.SearchStrategy[str]:
    """Any text without white space at its ends (as a segment's), lone surrogates and control characters included."""
    anything = st.text(st.characters(codec=None), max_size=60)
    markup = st.text(st.sampled_from("ab <>&\"'\\\n\r\t\x00\x0b\x1b]\ud800\ufffe\u202e%#:~{}[]é中ع"), max_size=30)
    return st.one_of(anything, markup, st.sampled_from(NASTY)).map(str.strip).filter(bool)


def pairs() -> st.SearchStrategy[list[tuple[str, str]]]:
    """Sources and targets, with repeated sources among them; a unit's source has no line break."""
    sources = texts().map(lambda text: re.sub(r"\r\n|\n|\r", " ", text)).filter(str.strip).map(str.strip)
    return st.lists(st.tuples(sources | st.just("Same."), texts()), max_size=6)


def parallel(
    translations: Iterable[tuple[str, str]], origin: Origin = "machine", state: State = "translated"
) -> ParallelText:
    """Return a text of one paragraph, whose units have these sources and targets."""
    units = [
        TranslationUnit(f"b0s{number}", 0, "paragraph", Segment(source, " "), target, origin=origin, state=state)
        for number, (source, target) in enumerate(translations)
    ]
    article = Article("sample.txt", blocks=[Block("paragraph", " ".join(unit.source for unit in units))])
    return ParallelText(article, "en", "pt", units, {"transnews": "0.1.0"})


_HOP = Hop("firefox", "tiny", "en", "pt")
_UNITS: list[tuple[int, BlockKind, str, str, Origin]] = [
    (0, "headline", "Talks on the border resume", "Retomadas as negociações sobre a fronteira", "machine"),
    (1, "dateline", "Geneva, 28 November 2021", "Genebra, 28 de novembro de 2021", "locale"),
    (2, "paragraph", "Aliyev will meet Margaryan on Sunday.", "Aliyev se reunirá com Margaryan no domingo.", "machine"),
    (2, "paragraph", "About 6,500 people fled.", "Cerca de 6.500 pessoas fugiram.", "machine"),
    (3, "subhead", "What comes next", "O que vem a seguir", "memory"),
    (4, "list-item", "The road opens at 8 a.m.", "A estrada abre às 8h.", "machine"),
    (5, "list-item", "BBC", "BBC", "copy"),
    (6, "quote", "“We count on each other.”", "“Contamos uns com os outros.”", "machine"),
    (7, "caption", "The old bridge in winter", "The old bridge in winter", "none"),
    (8, "paragraph", "Eine Zeile auf Deutsch.", "Uma linha em alemão.", "machine"),
    (9, "credit", "Photo: town archive", "Foto: arquivo municipal", "phrase"),
    (10, "boilerplate", "Read more", "Leia mais", "phrase"),
    (10, "boilerplate", "Read more", "Saiba mais", "phrase"),
]


def news() -> ParallelText:
    """Return an article from English to Portuguese with every kind of block and every kind of thing to say."""
    units = []
    blocks: list[Block] = []
    for position, (number, kind, source, target, origin) in enumerate(_UNITS):
        if number == len(blocks):
            blocks.append(Block(kind, source, line=2 * number + 1))
        else:
            blocks[number].text += f" {source}"
        language = "de" if "Deutsch" in source else "en"
        unit = TranslationUnit(f"b{number}s{position}", number, kind, Segment(source, "", language, 0.987654), target)
        unit.origin = origin
        unit.state = "initial" if origin == "none" else "translated"
        unit.route = (_HOP,) if origin == "machine" else ()
        units.append(unit)
    units[2].segment.gap = " "
    units[2].terms.append(TermUse("Margaryan", "Margaryan", "margaryan", "engine"))
    units[2].terms.append(TermUse("Aliyev", "Aliyev", "aliyev", "missing"))
    units[2].issues.append(Issue("term-missing", "error", "The translation lacks <Aliyev> & its title."))
    units[3].mentions.append(MentionUse("number", "6,500", "6.500", "6500", "repaired"))
    units[3].issues.append(Issue("number-repaired", "info", "A number was rewritten."))
    units[8].issues.append(Issue("not-translated", "warning", "No model takes this caption to Portuguese."))
    article = Article(
        "border talks.md", "/somewhere/border talks.md", "markdown", "en", "Talks on the border", date(2021, 11, 28)
    )
    article.blocks = blocks
    article.issues.append(Issue("encoding", "info", "The file is in windows-1252."))
    signature = {"transnews": "0.1.0", "engine": "firefox", "cldr": "45"}
    return ParallelText(article, "en", "pt", units, signature)


_ARABIC = {
    "headline": "استئناف المحادثات بشأن الحدود",
    "dateline": "جنيف، 28 نوفمبر 2021",
    "paragraph": "سيلتقي علييف ماركاريان يوم الأحد.",
    "subhead": "ماذا بعد",
    "list-item": "يفتح الطريق في الثامنة صباحا.",
    "quote": "«نعتمد بعضنا على بعض.»",
    "credit": "الصورة: أرشيف البلدة",
    "boilerplate": "اقرأ المزيد",
}


_PERSIAN = {
    "headline": "ازسرگیری گفت‌وگوها درباره مرز",
    "dateline": "ژنو، ۲۸ نوامبر ۲۰۲۱",
    "paragraph": "علی‌اف روز یکشنبه با مارگاریان دیدار می‌کند.",
    "subhead": "گام بعدی",
    "list-item": "جاده ساعت هشت صبح باز می‌شود.",
    "quote": "«ما به یکدیگر وابسته‌ایم.»",
    "credit": "عکس: بایگانی شهر",
    "boilerplate": "ادامه مطلب",
}


def news_in_arabic() -> ParallelText:
    """Return the same article from English to Arabic."""
    return _news_in("ar", _ARABIC)


def news_in_persian() -> ParallelText:
    """Return the same article from English to Persian."""
    return _news_in("fa", _PERSIAN)


def _news_in(language: str, wordings: dict[str, str]) -> ParallelText:
    text = news()
    units = [
        replace(unit, target=wordings[unit.kind]) if unit.origin not in {"copy", "none"} else unit
        for unit in text.units
    ]
    return replace(text, target_language=language, units=units)
