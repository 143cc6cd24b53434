"""``transnews glossary lint``: what is wrong with glossary files."""

from __future__ import annotations

import click

from transnews.messages import _


@click.command(
    "lint",
    help=_(
        "Find mistakes in glossary files (CSV or TBX): conflicts, duplicates, look-alike letters, stray spaces, broken "
        "rows. Several files are checked together. Exits with 1 if there is an error or a warning."
        "\n\nExample: transnews glossary lint names.csv"
    ),
    short_help=_("Find mistakes in glossary files."),
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--format", "form", default="text", metavar="text|json|github", help=_("Output; default: text."))
def command(*, files: tuple[str, ...], form: str) -> int:
    """Print the findings."""
    from pathlib import Path

    from transnews.cli.glossary.output import report
    from transnews.errors import EXIT_DONE, EXIT_PROBLEMS
    from transnews.glossary.lint import lint

    write = report(form, ("text", "json", "github"))
    findings = lint([Path(file) for file in files])
    click.echo(write(findings), nl=False)
    return EXIT_PROBLEMS if any(finding.severity != "info" for finding in findings) else EXIT_DONE
