"""``transnews glossary mine``: propose a glossary from articles and bitexts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from transnews.cli import arguments
from transnews.messages import _

if TYPE_CHECKING:
    from transnews.glossary.mining import MinedName
    from transnews.glossary.variants import Passage
    from transnews.model import ParallelText
    from transnews.settings import Settings


@click.command(
    "mine",
    help=_(
        "Propose concepts from articles or bitexts: names with their spellings, counts and a context, and from a "
        "bitext their renderings. The result is a glossary in CSV for an editor to finish: what is preferred here is "
        "what is most frequent. Names that the glossaries have already are left out."
        "\n\nExample: transnews glossary mine articles/ translated.tmx -o names.csv"
    ),
    short_help=_("Propose a glossary from articles or bitexts."),
)
@arguments.sources
@click.option("--from", "source", metavar="LANG", help=_("Source language; told by the files by default."))
@click.option("--to", "target", metavar="LANG", help=_("Target language of bitexts; told by the files by default."))
@click.option(
    "--least", type=click.IntRange(1), default=2, help=_("Occurrences that a name must have; default: 2."), metavar="N"
)
@click.option("--glossary", "glossaries", multiple=True, metavar="FILE", help=_("Glossary (CSV or TBX) to leave out."))
@click.option("--no-bundled-glossaries", is_flag=True, help=_("Propose what the bundled glossaries have, too."))
@arguments.fields
@arguments.largest
@arguments.config
@click.option("-o", "--output", metavar="FILE", help=_("File to write to; default: standard output."))
def command(  # noqa: PLR0913 - one parameter per option
    *,
    sources: tuple[str, ...],
    source: str | None,
    target: str | None,
    least: int,
    glossaries: tuple[str, ...],
    no_bundled_glossaries: bool,
    fields: str | None,
    largest: str | None,
    config: str | None,
    output: str | None,
) -> int:
    """Read everything, mine, write; exit with 3 when a source could not be read."""
    import sys
    from pathlib import Path

    from transnews import files
    from transnews.cli.glossary.termbases import load
    from transnews.glossary.csv_writer import write_csv
    from transnews.glossary.mining import propose_concepts
    from transnews.language import standardize

    if output:
        files.keep_sources(output, (*sources, *glossaries))
    known = load(glossaries, bundled=not no_bundled_glossaries, config=config)
    languages = standardize(source) if source else "", standardize(target) if target else ""
    names, code = _names(sources, languages, arguments.reading(largest, fields, config))
    concepts = propose_concepts(names, known, least)
    if not concepts:
        click.echo(_("Nothing to propose: no name occurs {least} times or more.").format(least=least), err=True)
    elif output:
        files.write(Path(output), write_csv(concepts))
    else:
        sys.stdout.buffer.write(write_csv(concepts))
    return code


def _names(sources: tuple[str, ...], languages: tuple[str, str], settings: Settings) -> tuple[list[MinedName], int]:
    """Return the names of everything that could be read, and the exit code."""
    from transnews import articles, bitexts
    from transnews.errors import EXIT_DONE, TransnewsError
    from transnews.glossary.mining import mine

    code = EXIT_DONE
    monolingual: list[ParallelText] = []
    bilingual: list[ParallelText] = []
    for name in sources:
        try:
            if bitexts.is_bitext(name, *languages) and not articles.holds_articles(name, settings.fields):
                bilingual += bitexts.read(name, *languages, largest=settings.largest)
            else:
                monolingual += _recognized(name, languages[0], settings)
        except TransnewsError as error:
            click.echo(_("Error: {message}").format(message=error), err=True)
            code = max(code, error.exit_code)
    names = mine([[source for source, _target in _pairs(text)] for text in monolingual])
    pairs = [list(zip(*found, strict=True)) for found in map(_pairs, bilingual) if found]
    return names + mine([sources for sources, _targets in pairs], [targets for _sources, targets in pairs]), code


def _recognized(name: str, source: str, settings: Settings) -> list[ParallelText]:
    """Return the articles of a file or a folder, in segments with their languages."""
    from pathlib import Path

    from transnews import articles
    from transnews.pipeline import recognize

    paths = articles.find(Path(name), fields=settings.fields)
    found = [articles.read(path, source, largest=settings.largest, fields=settings.fields) for path in paths]
    return [recognize(article, "und", source) for article in found]


def _pairs(text: ParallelText) -> list[tuple[Passage, Passage]]:
    """Return source and target of every unit that is news."""
    from transnews.glossary.unify import passage_pairs

    return passage_pairs(text, [unit for unit in text.units if unit.kind != "boilerplate"])
