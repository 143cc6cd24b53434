"""What stands between a sentence and a model that would hurt it.

Models delete what their vocabulary cannot spell, take "press@example.org" apart and translate half of a headline in
capitals (measured in docs/engines.md). So quotes and dashes become plain ones and get their shape back, addresses, code
and other scripts travel as placeholders, and capitals travel in sentence case.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from transnews.engines.base import Hypothesis
from transnews.engines.realign import realigned
from transnews.language.scripts import runs, scripts_of
from transnews.language.tags import script

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

SHAPES: tuple[Callable[[int], str], ...] = (
    lambda number: "XQZ" + "ABCDEFGHIJKLMNOPRSTUVW"[number % 22] * (1 + number // 22),
    lambda number: f"X{number + 1}",
    lambda number: f"K9-{number + 1}",
)
"""Placeholder shapes in the order in which they survive models best (docs/terminology.md)."""

_PROTECTED = regex.compile(
    r"""(?P<url>\b(?:https?://|ftp://|www\.)[^\s<>"”»]*[^\s<>"”»’'.,;:!?)\]])"""
    r"""|(?P<mail>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+)"""
    r"""|(?P<handle>(?<![\w@#&])[@#]\w+)"""
    r"""|(?P<code>(?:\[!\[[^\[\]]{0,500}\]\([^()\s]{0,2000}\)\]|!\[[^\[\]]{0,500}\])\([^()]{0,2000}\)|\[\^[^\[\]\s]{1,50}\]"""
    r"""|`[^`]{1,500}`|</?[A-Za-z][^<>]{0,300}>|&\#?\w{2,20};|\\[!-/:-@\[-`{-~])"""
    r"""|(?P<emoji>[\p{Extended_Pictographic}\uFFFD][\p{Emoji_Modifier}\uFE0F\u200D\p{Extended_Pictographic}]*)"""
    r"""|(?P<blob>[\p{Latin}\p{Nd}\p{P}\p{S}]{80,})""",
    regex.V1,
)
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("’‘‛ʼ′`´", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("–—―−‑‐", "-"),
        "…": "...",
        "\u00ad": "",
    }
)
_DOUBLE = regex.compile(r"[“”„‟«»\"]")
_DASH = regex.compile(r"(?:(?<=\s)|(?<=\A))[–—―-](?=\s)")
_SPACE = regex.compile(r"\s+")
_WORD = regex.compile(r"\p{L}[\p{L}\p{M}]*")


@dataclass(frozen=True, slots=True)
class Protected:
    """A stretch ``[start, end)`` of a text that a model must not see."""

    start: int
    end: int
    text: str


@lru_cache(maxsize=4096)
def protected(text: str, source: str, target: str) -> tuple[Protected, ...]:
    """Find what must pass a model unchanged: addresses, code, emoji, words in scripts that neither language uses."""
    found = [Protected(*match.span(), match.group()) for match in _PROTECTED.finditer(text)]
    own = scripts_of(script(source)) | scripts_of(script(target)) | {"Latn"}
    if not scripts_of(script(source)):
        return tuple(found)
    for start, end in _foreign_runs(text, own):
        if not any(item.start < end and start < item.end for item in found):
            found.append(Protected(start, end, text[start:end]))
    return tuple(sorted(found, key=lambda item: item.start))


def _foreign_runs(text: str, own: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield stretches in scripts outside ``own``, words of one phrase together."""
    begin = end = -1
    for start, stop, code in runs(text):
        if code in own:
            continue
        if begin >= 0 and not text[end:start].strip():
            end = stop
            continue
        if begin >= 0:
            yield begin, end
        begin, end = start, stop
    if begin >= 0:
        yield begin, end


def has_words(text: str, source: str, target: str) -> bool:
    """Tell whether there is anything to translate besides numbers, signs and what is protected."""
    at = 0
    for item in protected(text, source, target):
        if _WORD.search(text[at : item.start]):
            return True
        at = item.end
    return bool(_WORD.search(text[at:]))


class Guard:
    """Wraps a translate function: prepares each text, translates, and restores what was taken out."""

    def __init__(
        self,
        translate: Callable[[Sequence[str]], list[Hypothesis]],
        source: str,
        target: str,
        recase: Callable[[str], str] | None = None,
    ) -> None:
        """``recase`` gives names in a lower-cased headline their capitals back (the glossary knows them)."""
        self._translate = translate
        self._source = source
        self._target = target
        self._recase = recase or (lambda text: text)

    def __call__(self, texts: Sequence[str]) -> list[Hypothesis]:
        """Translate texts; one whose placeholders do not come back is tried with the next shape.

        In the end a text is translated in the pieces between what it must keep: worse as a sentence, but whole.
        """
        result: dict[int, Hypothesis] = {}
        waiting = list(range(len(texts)))
        for shape in SHAPES:
            prepared = [self._prepare(texts[index], shape) for index in waiting]
            hypotheses = self._translate([item.text for item in prepared]) if prepared else []
            for index, item, hypothesis in zip(waiting, prepared, hypotheses, strict=True):
                restored = item.restore(hypothesis)
                if restored is not None:
                    result[index] = restored
            waiting = [index for index in waiting if index not in result]
        for index in waiting:
            result[index] = self._in_pieces(texts[index])
        return [result[index] for index in range(len(texts))]

    def _in_pieces(self, text: str) -> Hypothesis:
        """Translate what stands between the protected stretches, piece by piece."""
        pieces: list[str] = []
        at = 0
        for item in (*protected(text, self._source, self._target), Protected(len(text), len(text), "")):
            between = text[at : item.start]
            if _WORD.search(between):
                [hypothesis] = self._translate([_SPACE.sub(" ", between.translate(_PLAIN)).strip()])
                lead = between[: len(between) - len(between.lstrip())]
                between = lead + hypothesis.text.strip() + between[len(between.rstrip()) :]
            pieces += (between, item.text)
            at = item.end
        return Hypothesis("".join(pieces))

    def _prepare(self, text: str, shape: Callable[[int], str]) -> _Prepared:
        masked, held = self._mask(text, shape)
        plain = _SPACE.sub(" ", masked.translate(_PLAIN)).strip()
        words = plain
        for placeholder in held:
            words = words.replace(placeholder, "")
        capitals = is_capitals(words)
        if capitals:
            plain = self._sentence_case(plain, held)
        return _Prepared(text, plain, held, capitals)

    def _mask(self, text: str, shape: Callable[[int], str]) -> tuple[str, dict[str, str]]:
        """Return the text with placeholders for what is protected, and what each stands for."""
        held: dict[str, str] = {}
        masked = ""
        at = number = 0
        for item in protected(text, self._source, self._target):
            while shape(number) in text:
                number += 1
            held[shape(number)] = item.text
            masked += text[at : item.start] + shape(number)
            number += 1
            at = item.end
        return masked + text[at:], held

    def _sentence_case(self, text: str, held: dict[str, str]) -> str:
        lowered = self._recase(text.lower())
        for placeholder in held:
            lowered = lowered.replace(placeholder.lower(), placeholder)
        return lowered[:1].upper() + lowered[1:]


def is_capitals(text: str) -> bool:
    """Tell whether a text is a headline in capitals: two words or more, every letter with a case a capital."""
    words = _WORD.findall(text)
    return len(words) > 1 and text.isupper() and sum(len(word) for word in words) > len("UN EU")


@dataclass(frozen=True, slots=True)
class _Prepared:
    source: str
    text: str
    held: dict[str, str]
    capitals: bool

    def restore(self, hypothesis: Hypothesis) -> Hypothesis | None:
        """Put back what was taken out; None where a placeholder did not come back exactly once."""
        text = hypothesis.text
        if self.capitals:
            text = text.upper()
        for placeholder, original in self.held.items():
            pattern = regex.compile(rf"(?<!\w){regex.escape(placeholder)}(?!\w)", regex.IGNORECASE)
            if len(pattern.findall(text)) != 1:
                return None
            text = pattern.sub(original.replace("\\", r"\\"), text)
        text = _dashes(self.source, _quotes(self.source, text))
        if hypothesis.alignment is None:
            return Hypothesis(text)
        return Hypothesis(text, realigned(hypothesis.alignment, (self.text, self.source), (hypothesis.text, text)))


def _quotes(source: str, target: str) -> str:
    """Give plain double quotes the shape that the source's have, one by one, where their numbers agree."""
    theirs = _DOUBLE.findall(source)
    ours = list(_DOUBLE.finditer(target))
    if len(theirs) != len(ours) or set(theirs) == {'"'}:
        return target
    pieces: list[str] = []
    at = 0
    for mark, match in zip(theirs, ours, strict=True):
        pieces += (target[at : match.start()], mark)
        at = match.end()
    return "".join(pieces) + target[at:]


def _dashes(source: str, target: str) -> str:
    """Give dashes between spaces the length that the source's have, where their numbers agree."""
    theirs = _DASH.findall(source)
    ours = _DASH.findall(target)
    if len(theirs) != len(ours):
        return target
    shapes = iter(theirs)
    return str(_DASH.sub(lambda _match: next(shapes), target))
