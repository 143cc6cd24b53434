"""``transnews glossary check``: terms to avoid, missing terms and names in several spellings, in anyone's texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from transnews.cli import arguments
from transnews.cli.glossary import termbases
from transnews.messages import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from transnews.errors import TransnewsError
    from transnews.glossary import Termbase
    from transnews.glossary.findings import Finding
    from transnews.settings import Settings

_FAIL_ON = {"error": {"error"}, "warning": {"error", "warning"}, "never": set[str]()}


@click.command(
    "check",
    help=_(
        "Check articles and bitexts against the glossaries: terms to avoid, names spelled in several ways and, in a "
        "bitext (TMX, XLIFF, PO, CSV, TSV, JSON), terms that the translation lacks or renders in several ways. "
        "SOURCE is a file, a folder of articles or -. All articles are checked together. Exits with 1 if there is an "
        "error or a warning, with 3 if a source cannot be read."
        "\n\nExamples:\n\n  transnews glossary check article.txt\n\n  transnews glossary check --format html talks.xlf"
    ),
    short_help=_("Check names and terms of articles and bitexts."),
)
@arguments.sources
@termbases.options
@click.option("--from", "source", metavar="LANG", help=_("Language of the articles, or source language of bitexts."))
@click.option("--to", "target", metavar="LANG", help=_("Target language of bitexts; default: what the file says."))
@click.option("--format", "form", default="text", metavar="text|json|html|github", help=_("Output; default: text."))
@click.option("--fail-on", default="warning", metavar="error|warning|never", help=_("Exit with 1 from this on."))
@arguments.fields
@arguments.largest
@arguments.config
def command(  # noqa: PLR0913 - one parameter per option
    *,
    sources: tuple[str, ...],
    glossaries: tuple[str, ...],
    no_bundled_glossaries: bool,
    source: str | None,
    target: str | None,
    form: str,
    fail_on: str,
    fields: str | None,
    largest: str | None,
    config: str | None,
) -> int:
    """Print the findings."""
    from transnews.cli.glossary.output import report
    from transnews.errors import EXIT_DONE, EXIT_PROBLEMS, UsageError
    from transnews.language import standardize

    if fail_on not in _FAIL_ON:
        raise UsageError(_("--fail-on takes 'error', 'warning' or 'never', not '{word}'.").format(word=fail_on))
    write = report(form, ("text", "json", "html", "github"))
    languages = standardize(source) if source else "", standardize(target) if target else ""
    termbase = termbases.load(glossaries, bundled=not no_bundled_glossaries, config=config)
    settings = arguments.reading(largest, fields, config)
    failures: list[TransnewsError] = []
    findings = list(_findings(sources, languages, termbase, settings, failures.append))
    click.echo(write(findings), nl=False)
    for failure in failures:
        click.echo(_("Error: {message}").format(message=failure), err=True)
    failed = any(finding.severity in _FAIL_ON[fail_on] for finding in findings)
    return max((failure.exit_code for failure in failures), default=EXIT_PROBLEMS if failed else EXIT_DONE)


def _findings(
    sources: tuple[str, ...],
    languages: tuple[str, str],
    termbase: Termbase,
    settings: Settings,
    fail: Callable[[TransnewsError], None],
) -> Iterator[Finding]:
    """Yield what is found in the articles, then in the bitexts; ``fail`` is told of those that cannot be read."""
    from transnews import bitexts
    from transnews.cli.glossary.sources import read_article, split
    from transnews.errors import InputError
    from transnews.glossary.review import review_articles, review_bitext

    articles, parallel = split(sources, languages, settings.fields)
    files = []
    for name in articles:
        try:
            files.append(read_article(name, languages[0], settings))
        except InputError as error:
            fail(error)
    yield from review_articles(files, termbase).findings
    for name in parallel:
        try:
            texts = bitexts.read(name, *languages, largest=settings.largest)
        except InputError as error:
            fail(error)
            continue
        for text in texts:
            yield from review_bitext(text, name, termbase)
