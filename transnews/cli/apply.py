"""``transnews apply``: an edited bitext back into the article."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from transnews.cli import arguments
from transnews.messages import _

if TYPE_CHECKING:
    from transnews.apply import Merge


@click.command(
    "apply",
    help=_(
        "Write the article of a bitext that was edited in a CAT tool, in the format of its original."
        "\n\nReviewed segments go into the translation memory, so that the next translation uses them."
        "\n\nExample: transnews apply talks.en-pt.xlf --source talks.en.html -o talks.pt.html"
    ),
    short_help=_("Bring an edited bitext back into its article."),
)
@click.argument("bitext", metavar="BITEXT")
@click.option("--source", "original", required=True, metavar="FILE", help=_("The article that was translated."))
@click.option("-o", "--output", metavar="FILE", help=_("File to write to; default: standard output."))
@click.option("--to", "target", metavar="LANG", help=_("Target language, where the bitext does not say it."))
@click.option("--from", "language", metavar="LANG", help=_("Source language, where the bitext does not say it."))
@click.option("--reviewed", is_flag=True, help=_("Take every translation of the bitext for reviewed."))
@click.option("--memory", metavar="FILE", help=_("Translation memory; default: the user's own."))
@click.option("--no-memory", is_flag=True, help=_("Store nothing in the translation memory."))
@click.option("--boilerplate", metavar="keep|drop", help=_("Keep or drop comment forms and share bars in the article."))
@click.option(
    "--extract",
    is_flag=True,
    help=_("The bitext was made with --extract."),
)
@arguments.fields
@click.option("--strict", is_flag=True, help=_("Exit with 1 when the original and the bitext differ."))
@arguments.largest
@arguments.config
@click.option("-q", "--quiet", is_flag=True, help=_("No summary on standard error."))
def command(  # noqa: PLR0913 - one parameter per option
    *,
    bitext: str,
    original: str,
    output: str | None,
    target: str | None,
    language: str | None,
    reviewed: bool,
    memory: str | None,
    no_memory: bool,
    boilerplate: str | None,
    extract: bool,
    fields: str | None,
    strict: bool,
    largest: str | None,
    config: str | None,
    quiet: bool,
) -> int:
    """Merge, render, write, remember; exit with 1 for differences if ``strict``."""
    from transnews import articles
    from transnews.apply import merge, restore_markup, the_one
    from transnews.batch.outputs import Outputs
    from transnews.bitexts import files_of, read
    from transnews.cli.report import Reporter
    from transnews.memory.store import open_memory
    from transnews.settings import load, override

    settings = override(
        load(Path(config) if config else None),
        memory=memory,
        use_memory=False if no_memory else None,
        boilerplate=boilerplate,
        extract=True if extract else None,
        fields=fields,
        largest=largest,
        formats="article",
    )
    sources = [original, *map(str, files_of(bitext, language or "", target or ""))]
    outputs = Outputs(output or "", settings, sources, single=True)
    edited = the_one(read(bitext, language or "", target or "", largest=settings.largest), original, bitext)
    article = articles.read(
        original,
        edited.source_language,
        extract=settings.extract,
        largest=settings.largest,
        fields=settings.fields,
    )
    result = merge(article, edited)
    restore_markup(result.text, settings)
    if reviewed:
        for unit in result.text.units:
            if unit.origin != "none":
                unit.state = "reviewed"
    written = outputs.write(result.text)
    store = open_memory(settings)
    stored = store.store(result.text) if store else 0
    reporter = Reporter(quiet=quiet)
    reporter.finished(result.text, written)
    if not quiet:
        _tell(result, stored, remembers=store is not None)
    return 1 if strict and (result.moved or result.missing or result.dropped) else 0


def _tell(result: Merge, stored: int, *, remembers: bool) -> None:
    """Say on standard error what became of the bitext's units."""
    message = _("{unchanged} in place, {moved} moved, {missing} missing, {dropped} dropped; {stored} remembered.")
    counts = {name: getattr(result, name) for name in ("unchanged", "moved", "missing", "dropped")}
    click.echo(message.format(**counts, stored=stored), err=True)
    if remembers and not stored:
        click.echo(_("No translation is marked as reviewed; --reviewed takes all of them."), err=True)
