"""One job: its sources, its settings, its output, and the run itself. One bad article never stops the others."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from transnews import articles
from transnews.articles.records.fieldmap import read_map
from transnews.batch.outputs import Outputs
from transnews.border import INTERNAL_ERROR, Border
from transnews.errors import EXIT_DONE, EXIT_MISSING, EXIT_PROBLEMS, TransnewsError, UsageError
from transnews.files import read_stream, standard_input
from transnews.glossary import Termbase
from transnews.messages import _
from transnews.pipeline import translate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from transnews.model import Article, Issue, ParallelText
    from transnews.settings import Settings

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Job:
    """What to translate and where to. ``output`` is a file, a folder, or "" for standard output."""

    sources: Sequence[str]
    settings: Settings
    output: str = ""
    published: date | None = None
    strict: bool = False


class Observer(Protocol):
    """Who is told what happens during a run."""

    def begin(self, articles: int) -> None:
        """Begin: so many articles were found."""

    def progress(self, done: int, total: int) -> None:
        """Tell how many of the segments in flight are done."""

    def warn(self, message: str) -> None:
        """Tell of something that does not stop the run."""

    def failed(self, error: TransnewsError) -> None:
        """Tell of an article that could not be translated."""

    def finished(self, text: ParallelText, written: Sequence[str]) -> None:
        """Tell that an article is done and where it was written to ("-" is standard output)."""

    def end(self) -> None:
        """End, also after an error."""


@dataclass(frozen=True, slots=True)
class _Source:
    """One article file; ``below`` is its folder inside the folder that was named as SOURCE."""

    path: str
    below: str = ""


def run(job: Job, observer: Observer) -> int:
    """Run a job and return its exit code.

    0 done; 1 done, and problems were found that ``strict`` counts; 3 an article could not be read or written; 4 no
    model for an article. Raises TransnewsError where nothing can be done at all.
    """
    settings = job.settings
    if not settings.target:
        raise UsageError(_("no target language."), _("Name one with --to, for example --to pt."))
    read_map(settings.fields)  # what is wrong with it is told now, not for every file
    termbase = _termbase(settings, observer, strict=job.strict)
    failures: list[TransnewsError] = []

    def fail(error: TransnewsError) -> None:
        failures.append(error)
        observer.failed(error)

    sources = list(_find(job, fail))
    if not sources:
        return max(failure.exit_code for failure in failures)
    alone = len(sources) == 1 and not sources[0].below and not Path(job.sources[0]).is_dir()
    outputs = Outputs(job.output, settings, [source.path for source in sources], single=alone and len(job.sources) == 1)
    observer.begin(len(sources))
    places = {source.path: source.below for source in sources}
    problems = 0
    try:
        for text in translate(
            _read(sources, job, fail),
            settings.target,
            source=settings.source,
            termbase=termbase,
            settings=settings,
            progress=observer.progress,
            warn=observer.warn,
        ):
            stopped = next((issue for issue in text.issues if issue.code in _FATAL), None)
            if stopped is not None:
                fail(_FATAL[stopped.code](f"{text.article.path or text.article.id}: {stopped.message}"))
                continue
            try:
                written = outputs.write(text, places[text.article.path or STDIN])
            except TransnewsError as error:
                fail(error)
                continue
            observer.finished(text, written)
            problems += sum(issue.severity != "info" for _unit, issue in text.all_issues())
        outputs.close()
    finally:
        observer.end()
    if failures:
        return max(failure.exit_code for failure in failures)
    return EXIT_PROBLEMS if job.strict and problems else EXIT_DONE


class _NothingTranslatedError(TransnewsError):
    """An article in a language that no installed model reads."""

    exit_code = EXIT_MISSING


class _DefectError(TransnewsError):
    """An article on which transnews itself failed."""


_FATAL: dict[str, type[TransnewsError]] = {"no-model": _NothingTranslatedError, INTERNAL_ERROR: _DefectError}


def _termbase(settings: Settings, observer: Observer, *, strict: bool) -> Termbase:
    """Load the glossaries, named ones above bundled ones; broken rows are warnings, or errors if ``strict``."""
    layers = [Termbase.load(Path(name), strict=strict) for name in settings.glossaries]
    if settings.bundled_glossaries:
        layers.append(Termbase.bundled())
    termbase = Termbase.combine(layers)
    for problem in termbase.problems:
        observer.warn(str(problem))
    return termbase


def _find(job: Job, fail: _Fail) -> Iterator[_Source]:
    output = Path(job.output) if job.output else None
    for name in job.sources:
        if output and Path(name).is_dir() and output.resolve() == Path(name).resolve():
            raise UsageError(
                _("{path}: the results would lie among the sources.").format(path=job.output),
                _("Name another folder with -o."),
            )
        if name == STDIN:
            yield _Source(STDIN)
            continue
        try:
            for path in articles.find(Path(name), output, job.settings.fields):
                below = path.parent.relative_to(name) if Path(name).is_dir() else Path()
                yield _Source(str(path), "" if below == Path() else str(below))
        except TransnewsError as error:
            fail(error)


def _read(sources: Sequence[_Source], job: Job, fail: _Fail) -> Iterator[Article]:
    for source in sources:
        issues: list[Issue] = []
        article = None
        try:
            with Border(issues):
                article = _read_one(source.path, job.settings)
        except TransnewsError as error:
            fail(error)
        for issue in issues:
            fail(_DefectError(f"{source.path}: {issue.message}"))
        if article is not None:
            article.published = job.published or article.published
            for part in article.parts:
                part.published = job.published or part.published
            yield article


def _read_one(path: str, settings: Settings) -> Article:
    language, extract = settings.source, settings.extract
    if path != STDIN:
        return articles.read(path, language, extract=extract, largest=settings.largest, fields=settings.fields)
    name = "stdin.html" if extract else "stdin"
    shown = _("standard input")
    data = read_stream(standard_input(), shown, settings.largest)
    return articles.read_bytes(data, name, language=language, shown=shown, extract=extract, fields=settings.fields)


if TYPE_CHECKING:
    from collections.abc import Callable

    _Fail = Callable[[TransnewsError], None]
