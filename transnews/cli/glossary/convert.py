"""``transnews glossary convert``: between CSV and TBX."""

from __future__ import annotations

import click

from transnews.messages import _


@click.command(
    "convert",
    help=_(
        "Write a glossary in another format: TBX (version 3, TBX-Basic) if the name of OUT ends in .tbx or .xml, CSV "
        "if in .csv. What the new format cannot hold is told on standard error."
        "\n\nExample: transnews glossary convert names.csv names.tbx"
    ),
    short_help=_("Write a glossary as CSV or TBX."),
)
@click.argument("source", metavar="IN")
@click.argument("output", metavar="OUT")
def command(*, source: str, output: str) -> int:
    """Read, write, and tell what was left out; exit with 1 when entries were."""
    from pathlib import Path

    from transnews import files
    from transnews.errors import EXIT_DONE, EXIT_PROBLEMS, UsageError
    from transnews.glossary.csv_writer import write_csv
    from transnews.glossary.formats import read_glossary
    from transnews.glossary.tbx_writer import write_tbx

    ending = Path(output).suffix.lower()
    if ending not in {".tbx", ".xml", ".csv"}:
        raise UsageError(
            _("{path}: no glossary format has this ending.").format(path=output),
            _("Name a file that ends in .csv or .tbx."),
        )
    files.keep_sources(output, [source])
    glossary = read_glossary(Path(source))
    as_tbx = ending != ".csv"
    files.write(Path(output), write_tbx(glossary.concepts) if as_tbx else write_csv(glossary.concepts))
    for problem in glossary.problems:
        click.echo(_("warning: {message}").format(message=problem), err=True)
    if glossary.left_out:
        counts = ", ".join(f"{name} ({count})" for name, count in sorted(glossary.left_out.items()))
        click.echo(_("left out, since a glossary has no place for it: {counts}").format(counts=counts), err=True)
    return EXIT_PROBLEMS if glossary.problems else EXIT_DONE
