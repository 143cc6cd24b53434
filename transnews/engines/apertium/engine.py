"""The engine over Apertium: rules and dictionaries, for languages that are close to each other.

Catalan and Galician newsrooms publish with it. One pipeline for each pair stays alive between calls; its programs work
side by side, so a batch uses several cores.
"""

from __future__ import annotations

import weakref
from typing import TYPE_CHECKING

from transnews.engines.apertium.modes import data_path, find_modes, install_command
from transnews.engines.apertium.pipeline import PATIENCE, Pipeline, PipelineError
from transnews.engines.apertium.stream import Output, from_stream, to_stream
from transnews.engines.base import Hypothesis, Model, Problem
from transnews.messages import ngettext

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from transnews.model import Issue
    from transnews.settings import Settings

_FAILURES_IN_A_ROW = 3


class ApertiumEngine:
    """Implements the protocol ``Engine`` with the modes of Apertium's data folder. Gives no alignments."""

    name = "apertium"

    def __init__(self, settings: Settings) -> None:  # noqa: ARG002 - as the protocol says
        self.patience = PATIENCE
        self._pipelines: dict[Path, Pipeline] = {}
        self._unknown: dict[Model, int] = {}
        self._failures: list[Issue] = []

    @property
    def problems(self) -> list[Issue]:
        """How many words were unknown to each mode, and texts at which Apertium failed."""
        counts = [
            Problem(
                "unknown-words",
                "info",
                ngettext(
                    "Apertium's {mode} does not know {count} word, which stays as it is.",
                    "Apertium's {mode} does not know {count} words, which stay as they are.",
                    count,
                ).format(mode=model.name, count=count),
                (model.source, model.target),
            )
            for model, count in self._unknown.items()
            if count
        ]
        return [*self._failures, *counts]

    def models(self) -> list[Model]:
        """Return the installed modes, none where Apertium is not installed."""
        folder = data_path()
        return list(find_modes(folder)) if folder else []

    def install_hint(self, source: str, target: str) -> str:
        """Return the command that installs Debian's package for a pair, "" where there is none."""
        return install_command(source, target)

    def translate(self, texts: Sequence[str], model: Model) -> list[Hypothesis]:
        """Translate texts; one at which Apertium dies or hangs comes back empty and is told of in ``problems``.

        So do the rest after three such in a row: then it is not the texts. Raises PipelineError where not one text was
        translated, MissingComponentError where Apertium's tools are not installed.
        """
        sent = {number: to_stream(text) for number, text in enumerate(texts) if text.strip()}
        answers: dict[int, str] = {}
        try:
            self._collect(sent, answers, model)
        except PipelineError:
            # Which text it was is not known, as several are under way: the rest go one by one.
            self._one_by_one({number: text for number, text in sent.items() if number not in answers}, answers, model)
        hypotheses = []
        for number, text in enumerate(texts):
            output = from_stream(answers[number], text) if number in answers else Output("", 0)
            hypotheses.append(Hypothesis(output.text))
            self._unknown[model] = self._unknown.get(model, 0) + output.unknown
        return hypotheses

    def _collect(self, sent: Mapping[int, str], answers: dict[int, str], model: Model) -> None:
        """Send texts and gather the answers under the same numbers; a pipeline that fails is closed."""
        pipeline = self._pipelines.get(model.path)
        if pipeline is None:
            pipeline = self._pipelines[model.path] = Pipeline(model.path, self.patience)
            weakref.finalize(self, pipeline.close)
        try:
            answers.update(zip(sent, pipeline.translate(list(sent.values())), strict=True))
        except PipelineError:
            self._pipelines.pop(model.path).close()
            raise

    def _one_by_one(self, sent: Mapping[int, str], answers: dict[int, str], model: Model) -> None:
        failures = 0
        for number, text in sent.items():
            try:
                self._collect({number: text}, answers, model)
            except PipelineError as error:
                issue = Problem("engine-failed", "warning", str(error), (model.source, model.target))
                self._failures += [issue] if issue not in self._failures else []
                failures += 1
                if failures == _FAILURES_IN_A_ROW and not answers:
                    raise
                if failures == _FAILURES_IN_A_ROW:
                    return
            else:
                failures = 0

    def can_spell(self, text: str, model: Model) -> bool:  # noqa: ARG002 - as the protocol says
        """Return True: what Apertium does not know, it leaves as it is."""
        return True
