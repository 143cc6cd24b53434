"""``transnews detect``: which language each article, or each line, is in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from transnews.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transnews.model import ParallelText


@click.command(
    "detect",
    help=_(
        "Tell the language of articles: files, folders, or - for standard input."
        "\n\nExamples:\n\n  transnews detect article.txt"
        "\n\n  transnews detect --lines --candidates en,pt - < sentences.txt"
    ),
    short_help=_("Tell the language of articles or lines."),
)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--lines", is_flag=True, help=_("One answer for each line instead of each article."))
@click.option("--candidates", metavar="LANG[,LANG...]", help=_("Answer with one of these languages only."))
@click.option("--detector", default="auto", metavar="NAME", help=_("auto (default), py3langid or langdetect."))
@click.option("--format", "form", default="text", metavar="text|json", help=_("Output: text (default) or json."))
def command(*, sources: tuple[str, ...], lines: bool, candidates: str | None, detector: str, form: str) -> int:
    """Detect and print; exit with 3 when a source could not be read."""
    from transnews.errors import UsageError

    if form not in {"text", "json"}:
        raise UsageError(_("--format takes 'text' or 'json', not '{word}'.").format(word=form))
    named = tuple(name for name in (candidates or "").split(",") if name)
    found = _lines(sources, named, detector) if lines else _articles(sources, named, detector)
    return _print(found, as_json=form == "json")


def _print(found: Iterator[dict[str, object]], *, as_json: bool) -> int:
    """Print answers as they come, or as one JSON array; return the exit code."""
    import json

    code = 0
    documents: list[dict[str, object]] = []
    for answer in found:
        if "error" in answer:
            click.echo(_("Error: {message}").format(message=answer["error"]), err=True)
            code = 3
        elif as_json:
            documents.append(answer)
        else:
            click.echo("\t".join(_cell(value) for value in answer.values()))
    if as_json:
        click.echo(json.dumps(documents, ensure_ascii=False, indent=2))
    return code


def _cell(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.2f}"
    if isinstance(value, dict):
        return ", ".join(f"{language} {share:.0%}" for language, share in value.items())
    return str(value)


def _articles(sources: tuple[str, ...], named: tuple[str, ...], detector: str) -> Iterator[dict[str, object]]:
    """Yield per article its file, main language, confidence, and the share of each language by segments' length."""
    import sys
    from pathlib import Path

    from transnews import articles
    from transnews.errors import TransnewsError
    from transnews.language import detect, standardize
    from transnews.pipeline import recognize

    candidates = [standardize(name) for name in named] or None
    for source in sources:
        try:
            for path in [Path(source)] if source == "-" else articles.find(Path(source)):
                article = articles.read_bytes(sys.stdin.buffer.read(), "-") if source == "-" else articles.read(path)
                text = recognize(article, "und", detector=detector)
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


def _lines(sources: tuple[str, ...], named: tuple[str, ...], detector: str) -> Iterator[dict[str, object]]:
    """Yield per line its language, confidence and text, reading no more than a line at a time."""
    from transnews.language import detect, standardize

    candidates = [standardize(name) for name in named] or None
    for source in sources:
        try:
            with click.open_file(source, "r", encoding="utf-8", errors="replace") as stream:
                for line in stream:
                    text = line.rstrip("\r\n")
                    found = detect(text, candidates, detector)
                    yield {"language": found.language, "confidence": round(found.confidence, 3), "text": text}
        except OSError as error:
            yield {"error": _("{path}: cannot be read ({reason}).").format(path=source, reason=error.strerror)}
