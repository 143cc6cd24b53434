"""Texts to hypotheses, in batches on worker threads, with word alignments."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from transnews.engines.base import Hypothesis, Link
from transnews.engines.chunks import split_long
from transnews.engines.firefox.decoding import greedy
from transnews.engines.firefox.runtime import memory_errors
from transnews.errors import TransnewsError
from transnews.messages import _
from transnews.model import Issue

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transnews.engines.firefox.decoding import Output
    from transnews.engines.firefox.network import Network
    from transnews.engines.firefox.vocabulary import Tokens, Vocabulary

BATCH = 32
"""Sentences in a batch at most. On one core 24 to 64 are equally fast, 16 takes 8 % longer, 8 takes 20 %."""
TOKENS = 1024
"""Tokens in a batch at most, padding included, for the sake of memory: the encoder sees them all at once."""


class OutOfMemoryError(TransnewsError):
    """The machine has not enough memory for a model."""


@dataclass(frozen=True, slots=True)
class _Job:
    """A text, or a chunk of one, on its way through the model: text number ``number``, from character ``start`` on."""

    number: int
    start: int
    tokens: Tokens


class BatchedTranslator:
    """A model with its vocabularies, ready to translate."""

    def __init__(
        self, network: Network, source: Vocabulary, target: Vocabulary, longest: int, workers: int, batch: int = BATCH
    ) -> None:
        """Texts of more than ``longest`` source tokens go in chunks.

        Neither ``workers``, the number of threads, nor ``batch``, the sentences in a batch, changes a translation.
        """
        self._network = network
        self._source = source
        self._target = target
        self._longest = longest
        self._workers = workers
        self._batch = batch
        self.problems: list[Issue] = []

    def translate(self, texts: Sequence[str]) -> list[Hypothesis]:
        """Translate texts, as many batches at a time as there are workers."""
        jobs = sorted(self._jobs(texts), key=lambda job: -len(job.tokens.numbers))
        batches = list(_batches(jobs, min(self._batch, ceil(len(jobs) / self._workers))))
        parts: list[dict[int, Hypothesis]] = [{} for _text in texts]
        for members, hypotheses in zip(batches, self._run_all(batches), strict=True):
            for job, hypothesis in zip(members, hypotheses, strict=True):
                parts[job.number][job.start] = hypothesis
        return [_join([part[start] for start in sorted(part)]) for part in parts]

    def _run_all(self, batches: Sequence[Sequence[_Job]]) -> list[list[Hypothesis]]:
        """Return the results of batches, in order. ONNX Runtime lets go of the GIL, so threads are enough.

        Where memory does not suffice for that, one worker goes on alone, with half the batch if need be.
        """
        if self._workers > 1 and len(batches) > 1:
            try:
                with ThreadPoolExecutor(self._workers) as pool:
                    return list(pool.map(self._run, batches))
            except memory_errors():
                self._workers = 1
                message = _("Memory does not suffice for several workers; the Firefox engine goes on with one.")
                self.problems.append(Issue("low-memory", "warning", message))
        return [self._run_sparingly(jobs) for jobs in batches]

    def _run_sparingly(self, jobs: Sequence[_Job]) -> list[Hypothesis]:
        """Translate one batch, in halves where memory does not suffice for the whole. Raises OutOfMemoryError."""
        try:
            return self._run(jobs)
        except memory_errors() as error:
            if len(jobs) == 1:
                message = _("Memory does not suffice to translate even one sentence.")
                raise OutOfMemoryError(message, _("Close other programs and start again.")) from error
        middle = len(jobs) // 2
        return self._run_sparingly(jobs[:middle]) + self._run_sparingly(jobs[middle:])

    def _jobs(self, texts: Sequence[str]) -> Iterator[_Job]:
        """Yield the texts as jobs; those without tokens (white space) give none."""
        for number, tokens in enumerate(self._source.encode(texts)):
            if len(tokens.numbers) <= self._longest:
                if tokens.numbers:
                    yield _Job(number, 0, tokens)
                continue
            spans = list(split_long(tokens.text, self._source.count, self._longest))
            chunks = self._source.encode([tokens.text[start:end] for start, end in spans])
            yield from (
                _Job(number, span[0], chunk) for span, chunk in zip(spans, chunks, strict=True) if chunk.numbers
            )

    def _run(self, jobs: Sequence[_Job]) -> list[Hypothesis]:
        """Translate one batch."""
        sentences = [[*job.tokens.numbers, self._source.end] for job in jobs]
        outputs = greedy(self._network, sentences, self._target.end)
        decoded = self._target.decode([output.tokens for output in outputs])
        return [
            Hypothesis(target.text, _links(job, target, output))
            for job, target, output in zip(jobs, decoded, outputs, strict=True)
        ]


def _batches(jobs: Sequence[_Job], size: int) -> Iterator[Sequence[_Job]]:
    """Yield jobs, longest first as they come, in batches of at most ``size`` sentences and ``TOKENS`` tokens."""
    start = 0
    while start < len(jobs):
        end = start + max(1, min(size, TOKENS // len(jobs[start].tokens.numbers)))
        yield jobs[start:end]
        start = end


def _links(job: _Job, target: Tokens, output: Output) -> tuple[Link, ...]:
    """Return the links of visible tokens; one that looks at the end of the sentence has none."""
    links = []
    for span, source, weight in zip(target.spans, output.sources, output.weights, strict=True):
        if source < len(job.tokens.spans):
            start, end = job.tokens.spans[source]
            if start < end and span[0] < span[1]:
                links.append(Link((job.start + start, job.start + end), span, weight))
    return tuple(links)


def _join(parts: Sequence[Hypothesis]) -> Hypothesis:
    """Return the translation of a text from those of its chunks, with a space between them."""
    text = ""
    links: list[Link] = []
    for part in parts:
        offset = len(text) + 1 if text else 0
        text = f"{text} {part.text}" if text else part.text
        for link in part.alignment or ():
            start, end = link.target
            links.append(Link(link.source, (start + offset, end + offset), link.weight))
    return Hypothesis(text, tuple(links))
