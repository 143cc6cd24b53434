"""From texts to the token lists that CTranslate2 takes, and from its results to hypotheses with alignments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from transnews.engines.argos.packages import PackageError
from transnews.engines.argos.tokenizers import missing_library
from transnews.engines.base import Hypothesis, Link
from transnews.engines.chunks import split_long
from transnews.messages import _
from transnews.model import Issue

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from transnews.engines.argos.tokenizers import Span, Tokenizer

MAX_SOURCE_TOKENS = 150
"""Longest input in one piece: what Argos's models are trained on (argos-train, config.yml: src_seq_length).

It also keeps the output below 256 tokens, where CTranslate2 stops without a word.
"""


@dataclass(frozen=True, slots=True)
class Job:
    """A text, or a chunk of one, on its way through the model: text number ``number``, from character ``start`` on."""

    number: int
    start: int
    text: str
    tokens: list[str]


def jobs_of(texts: Sequence[str], tokenizer: Tokenizer) -> Iterator[Job]:
    """Yield the texts as jobs, those that are too long in chunks; texts without tokens (white space) give none."""
    for number, text in enumerate(texts):
        tokens = tokenizer.encode(text)
        if not tokens:
            continue
        if len(tokens) <= MAX_SOURCE_TOKENS:
            yield Job(number, 0, text, tokens)
            continue
        for start, end in split_long(text, lambda part: len(tokenizer.encode(part)), MAX_SOURCE_TOKENS):
            chunk = text[start:end]
            if tokens := tokenizer.encode(chunk):
                yield Job(number, start, chunk, tokens)


def hypothesis(job: Job, result: Any, tokenizer: Tokenizer, prefix: str) -> Hypothesis:
    """Return a job's translation; ``result`` is a ``ctranslate2.TranslationResult``, ``prefix`` its forced first token.

    The alignment's source spans count from the start of the whole text.
    """
    tokens = result.hypotheses[0]
    skipped = 1 if prefix and tokens[:1] == [prefix] else 0
    text = tokenizer.decode(tokens[skipped:], job.text)
    source = tokenizer.source_spans(job.text, job.tokens)
    target = tokenizer.target_spans(text, tokens[skipped:])
    if source is None or target is None:
        return Hypothesis(text)
    source = [(start + job.start, end + job.start) for start, end in source]
    return Hypothesis(text, _links(source, target, result.attention[0][skipped:]))


def _links(source: list[Span], target: list[Span], attention: list[list[float]]) -> tuple[Link, ...]:
    """Link every target token to the source token that it attended to most, among those that can be seen."""
    seen = [number for number, (start, end) in enumerate(source) if start < end]
    links = []
    for span, weights in zip(target, attention, strict=True):
        if span[0] < span[1] and seen:
            best = max(seen, key=weights.__getitem__)
            links.append(Link(source[best], span, min(weights[best], 1.0)))
    return tuple(links)


def join(parts: Sequence[Hypothesis]) -> Hypothesis:
    """Return the translation of a text from those of its chunks, with a space between them."""
    if len(parts) == 1:
        return parts[0]
    text = ""
    links: list[Link] = []
    for part in parts:
        start = len(text) + 1 if text else 0
        text = f"{text} {part.text}" if text else part.text
        links += [
            Link(link.source, (link.target[0] + start, link.target[1] + start), link.weight)
            for link in part.alignment or ()
        ]
    aligned = bool(parts) and all(part.alignment is not None for part in parts)
    return Hypothesis(text, tuple(links) if aligned else None)


def open_translator(model: Path, workers: int) -> tuple[Any, list[Issue]]:
    """Load a CTranslate2 model: on the GPU where there is one that works, else on ``workers`` cores.

    Returns the ``ctranslate2.Translator`` and what a person should know. One thread a batch and as many batches at once
    as there are cores: cores that share one sentence mostly wait for each other. Where that takes more memory than
    there is, one worker does it all.
    """
    try:
        import ctranslate2
    except ImportError as error:
        raise missing_library(error) from error
    problems: list[Issue] = []
    if ctranslate2.get_cuda_device_count():
        try:
            translator = ctranslate2.Translator(str(model), device="cuda")
            # CUDA's libraries are loaded by the first translation, and often are not installed.
            translator.translate_batch([["▁"]], max_decoding_length=1)
        except RuntimeError as error:
            message = _("The GPU cannot be used, so the processor translates: {reason}").format(reason=error)
            problems.append(Issue("gpu-unusable", "warning", message))
        else:
            return translator, problems
    failures: list[Exception] = []
    for count in dict.fromkeys((workers, 1)):
        try:
            translator = ctranslate2.Translator(str(model), inter_threads=count, intra_threads=1)
        except (RuntimeError, MemoryError) as error:
            failures.append(error)
        else:
            return translator, [*problems, *(one_worker(workers, failure) for failure in failures)]
    raise PackageError(f"{model}: {failures[-1]}") from failures[-1]


def one_worker(workers: int, failure: Exception) -> Issue:
    """Return what to say where there was no memory for more workers than one."""
    message = _("There is no memory for {count} workers ({reason}), so one translates, more slowly.")
    return Issue("one-worker", "warning", message.format(count=workers, reason=failure))
