"""Inline markup of Markdown: taken out of a text as spans, so that engines see words only.

A span keeps the very characters that stood there, so putting the spans back gives the source again whatever a
Markdown program makes of it.
"""

from __future__ import annotations

import re

from transnews.model import Span

_DESTINATION = (
    r"\((?:<[^<>\r\n]{0,2000}>|(?:[^()\s<>]|\([^()\s]{0,500}\)){0,2000})"
    r"(?:\s+(?:\"[^\"]{0,300}\"|'[^']{0,300}'|\([^()]{0,300}\)))?\s?\)|\[[^\[\]]{0,100}\]"
)
# Bounded lengths keep the scan linear on text full of unclosed marks.
_MARKUP = re.compile(
    r"(?P<layout>(?<=[\r\n])[ \t]*(?:>[ \t]?)+)"
    r"|(?P<code>(?<!`)(?P<ticks>`++)[^`]{1,500}(?P=ticks)(?!`))"
    r"|(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<image>!\[[^\[\]]{0,500}\](?:" + _DESTINATION + r"))"
    r"|(?P<note>\[\^[^\[\]\s]{1,50}\])"
    r"|(?P<link>\[(?P<label>(?:[^\[\]\\]|\\.){1,500}?)\](?:" + _DESTINATION + r"))"
    r"|(?P<shortcut>\[(?P<title>[^\[\]\\]{1,200})\](?![\[(:]))"
    r"|(?P<both>(?<![*\w])\*{3}(?=[^\s*])(?P<both_inside>[^*]{1,500}?)(?<=[^\s*])\*{3}(?!\*))"
    r"|(?P<strong>(?<![*\w])\*\*(?=[^\s*])(?P<strong_inside>(?:[^*]|\*(?!\*)){1,500}?)(?<=\S)\*\*(?!\*))"
    r"|(?P<weak>(?<![*\w])\*(?=[^\s*])(?P<weak_inside>(?:[^*]|\*\*){1,500}?)(?<=[^\s*])\*(?!\*))"
    r"|(?P<emphasis>(?<![_\w])(?P<bars>_{1,3}|~~)(?=[^\s_~])(?P<barred>.{1,500}?)(?<=[^\s_~])(?P=bars)(?![_\w]))"
    r"|(?P<tag><(?P<name>[A-Za-z][A-Za-z0-9]{0,20})(?P<rest>(?:\s[^<>]{0,300})?)>(?P<inside>[^<>]{1,500}?)</(?P=name)>)",
    re.DOTALL,
)
_PARTS = {
    "link": "label",
    "both": "both_inside",
    "strong": "strong_inside",
    "weak": "weak_inside",
    "emphasis": "barred",
    "tag": "inside",
    "shortcut": "title",
}


def fold(label: str) -> str:
    """Return a reference label as CommonMark compares it: case and white space folded."""
    return " ".join(label.casefold().split())


def take_out(content: str, references: frozenset[str] = frozenset()) -> tuple[str, list[Span]]:
    """Return (text without markup, spans over it) of a piece of Markdown.

    Code, escapes, footnote marks and images inside a sentence stay in the text. ``references`` are the labels that the
    file defines, folded: only with them "[label]" is a link.
    """
    text = ""
    spans: list[Span] = []
    at = 0
    for match in _MARKUP.finditer(content):
        if match["layout"]:  # the mark of a quotation that goes on: nothing stands inside it
            text += content[at : match.start()]
            spans.append(Span(len(text), len(text), match["layout"], ""))
            at = match.end()
            continue
        part = next((part for group, part in _PARTS.items() if match[group]), "")
        if match["shortcut"] and fold(match["title"]) not in references:
            part = ""
        if match["image"] == content:
            part = "image"
        if not part:
            continue
        if part == "image":
            label = content.index("]")
            return content[2:label], [Span(0, label - 2, content[:2], content[label:])]
        inner, nested = take_out(match[part], references)
        if any(span.start == len(inner) for span in nested):  # a quotation's mark cannot end emphasis: no markup
            continue
        text += content[at : match.start()]
        base = len(text)
        opening = content[match.start() : match.start(part)]
        closing = content[match.end(part) : match.end()]
        spans.append(Span(base, base + len(inner), opening, closing))
        spans.extend(Span(base + span.start, base + span.end, span.opening, span.closing) for span in nested)
        text += inner
        at = match.end()
    return text + content[at:], spans
