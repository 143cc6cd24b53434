"""``transnews localize``: dates, numbers and quotation marks of a bitext compared by value, and put in form."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from transnews.cli import arguments
from transnews.messages import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from transnews.localize import Style
    from transnews.model import ParallelText

SHOWN_CURRENCIES = 3
"""More currencies that a sign may stand for ("$" is some thirty) are only counted."""


@click.command(
    "localize",
    help=_(
        "Compare the dates and numbers of a bitext by value, and put them in the form of the target's locale."
        "\n\nWhat would change and what is wrong is printed; -o writes the bitext with the changes."
        "\n\nExamples:\n\n  transnews localize talks.en-pt.xlf"
        "\n\n  transnews localize talks.tsv --from en --to pt -o talks.localized.tsv"
        '\n\n  transnews localize --explain "Mais de 6.500 mortos em 2020" --locale pt'
    ),
    short_help=_("Check and repair dates and numbers of a bitext."),
)
@click.argument("file", required=False, metavar="[FILE]")
@click.option("--from", "source", metavar="LANG", help=_("Source language, where the file does not say it."))
@click.option("--to", "target", metavar="LANG", help=_("Target language, where the file does not say it."))
@click.option(
    "--published", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help=_("Date of publication, YYYY-MM-DD.")
)
@click.option("-o", "--output", metavar="FILE", help=_("Write the bitext with the changes to this file."))
@click.option("--explain", metavar="TEXT", help=_("List what is found in a text; with --locale."))
@click.option("--locale", metavar="LANG", help=_("Language of the text to explain."))
@click.option("--format", "form", default="text", metavar="text|json", help=_("Output: text (default) or json."))
@click.option("--strict", is_flag=True, help=_("Exit with 1 when there is a warning or an error."))
@arguments.largest
@arguments.config
def command(  # noqa: PLR0913 - one parameter per option
    *,
    file: str | None,
    source: str | None,
    target: str | None,
    published: datetime | None,
    output: str | None,
    explain: str | None,
    locale: str | None,
    form: str,
    strict: bool,
    largest: str | None,
    config: str | None,
) -> int:
    """Localize a file, or explain a text; exit with 1 for problems if ``strict``."""
    from transnews.errors import UsageError

    arguments.check_format(form)
    if (file is None) == (explain is None):
        raise UsageError(_("name a file, or a text with --explain."), _("See transnews localize --help."))
    if explain is not None:
        if not locale:
            raise UsageError(_("--explain needs the language of the text."), _("Name it with --locale, such as en."))
        _print_mentions(explain, locale, as_json=form == "json")
        return 0
    from transnews.bitexts import files_of, read
    from transnews.localize import style_of
    from transnews.settings import load, override

    settings = override(load(Path(config) if config else None), largest=largest)
    style = style_of(settings)
    texts = read(str(file), source or "", target or "", largest=settings.largest)
    if output:
        _check_output(output, files_of(str(file), source or "", target or ""), texts)
    changes = []
    for text in texts:
        text.article.published = published.date() if published else text.article.published
        changes += _localize(text, style)
    _print_changes(changes, as_json=form == "json")
    if output:
        from transnews.bitexts.files import write_as

        write_as(texts[0], Path(output))
    problems = any(issue["severity"] != "info" for change in changes for issue in change["issues"])
    return 1 if strict and problems else 0


def _localize(text: ParallelText, style: Style) -> list[dict[str, Any]]:
    """Localize a text and return what changed and what is wrong; issues of other checks stay on their units."""
    from transnews.localize.report import CODES
    from transnews.pipeline import localize_units

    before = [unit.target for unit in text.units]
    others = [[issue for issue in unit.issues if issue.code not in CODES] for unit in text.units]
    for unit in text.units:
        unit.issues = []
    localize_units(text, style)
    changes = list(_changes(text, before))
    for unit, kept in zip(text.units, others, strict=True):
        unit.issues = kept + unit.issues
    return changes


def _changes(text: ParallelText, before: list[str]) -> Iterator[dict[str, Any]]:
    """Yield every unit that changed or has an issue."""
    for unit, target in zip(text.units, before, strict=True):
        if unit.target != target or unit.issues:
            yield {
                "article": text.article.id,
                "id": unit.id,
                "source": unit.source,
                "before": target,
                "target": unit.target,
                "issues": [
                    {"code": issue.code, "severity": issue.severity, "message": issue.message} for issue in unit.issues
                ],
            }


def _print_changes(changes: list[dict[str, Any]], *, as_json: bool) -> None:
    if as_json:
        import json

        click.echo(json.dumps(changes, ensure_ascii=False, indent=2))
        return
    from rich.console import Console

    from transnews.bitexts.characters import for_terminal
    from transnews.bitexts.wording import issue_line
    from transnews.model import Issue

    console = Console(highlight=False, markup=False, soft_wrap=True, emoji=False)
    for change in changes:
        console.print(f"{change['article']}, {change['id']}:", style="bold")
        if change["before"] != change["target"]:
            console.print(f"  - {for_terminal(change['before'])}", style="red")
            console.print(f"  + {for_terminal(change['target'])}", style="green")
        else:
            console.print(f"    {for_terminal(change['target'])}")
        for issue in change["issues"]:
            console.print(f"  {for_terminal(issue_line(Issue(**issue)))}", style="yellow")
    repaired = sum(change["before"] != change["target"] for change in changes)
    issues = sum(len(change["issues"]) for change in changes)
    counts = (
        ngettext("{n} segment repaired", "{n} segments repaired", repaired).format(n=repaired),
        ngettext("{n} issue", "{n} issues", issues).format(n=issues),
    )
    console.print(", ".join(counts))


def _check_output(output: str, sources: list[Path], texts: list[ParallelText]) -> None:
    """Raise OutputError or UsageError where the result cannot be written, before anything is printed."""
    from transnews.bitexts import files_of
    from transnews.bitexts.files import format_to_write
    from transnews.errors import UsageError
    from transnews.files import keep_sources

    for file in files_of(output):
        keep_sources(file, sources)
    format_to_write(Path(output))
    if len(texts) != 1:
        raise UsageError(
            _("{path}: the file holds {count} texts.").format(path=sources[0], count=len(texts)),
            _("Choose one with --from and --to."),
        )


def _print_mentions(text: str, locale: str, *, as_json: bool) -> None:
    from transnews.localize import find_mentions

    found: list[dict[str, Any]] = [
        {
            "kind": mention.kind,
            "start": mention.start,
            "end": mention.end,
            "text": mention.text,
            "value": mention.canonical,
            "form": mention.form,
            "hard": mention.hard,
            "currencies": sorted(mention.currencies),
            "units": sorted(mention.units),
        }
        for mention in find_mentions(text, locale)
    ]
    if as_json:
        import json

        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    for mention in found:
        strength = _("certain") if mention["hard"] else _("possible")
        place = f"{mention['start']}-{mention['end']}"
        line = [place, mention["kind"], mention["text"], mention["value"], strength]
        click.echo("\t".join([*line, *_more(mention)]))


def _more(mention: dict[str, Any]) -> list[str]:
    """Return a last column for what an amount may be in and a quantity measures, none where neither is known."""
    currencies = mention["currencies"]
    if len(currencies) > SHOWN_CURRENCIES:
        count = len(currencies)
        return [ngettext("{count} currency", "{count} currencies", count).format(count=count)]
    return [word for word in (" ".join(currencies) or " ".join(mention["units"]),) if word]
