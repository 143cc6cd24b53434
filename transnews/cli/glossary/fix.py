"""``transnews glossary fix``: write the glossary's spellings into articles."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from transnews.cli import arguments
from transnews.cli.glossary import termbases
from transnews.messages import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transnews.glossary.review import ArticleFile


@click.command(
    "fix",
    help=_(
        "Correct articles: the glossary's term for one to avoid, one spelling for each name. Shows the changes and "
        "asks before it writes. Quotations, code, URLs and everything else stay as they are, to the byte."
        "\n\nExample: transnews glossary fix article.txt"
    ),
    short_help=_("Correct names and terms in articles."),
)
@arguments.sources
@termbases.options
@click.option("--from", "source", metavar="LANG", help=_("Language of the articles; detected by default."))
@click.option("-o", "--output", metavar="FILE", help=_("Write the corrected article to this file instead."))
@click.option("--yes", is_flag=True, help=_("Write without asking."))
@click.option("--dry-run", is_flag=True, help=_("Only show what would change."))
@arguments.fields
@arguments.largest
@arguments.config
def command(  # noqa: PLR0913 - one parameter per option
    *,
    sources: tuple[str, ...],
    glossaries: tuple[str, ...],
    no_bundled_glossaries: bool,
    source: str | None,
    output: str | None,
    yes: bool,
    dry_run: bool,
    fields: str | None,
    largest: str | None,
    config: str | None,
) -> int:
    """Review all articles together, show the changes, write those that are agreed to."""
    from transnews import files
    from transnews.cli.glossary.sources import STDIN, read_article, split
    from transnews.errors import EXIT_DONE, UsageError
    from transnews.glossary.review import correct, review_articles
    from transnews.language import standardize

    settings = arguments.reading(largest, fields, config)
    names, bitexts = split(sources, fields=settings.fields)
    if bitexts:
        raise UsageError(
            _("{path}: a bitext is not corrected in place.").format(path=bitexts[0]),
            _("'transnews glossary check' shows its places; correct them in your CAT tool."),
        )
    if STDIN in names and not output:
        raise UsageError(_("there is no file to write to."), _("Name one with -o."))
    if output and len(names) > 1:
        raise UsageError(_("-o takes one article, and {count} were given.").format(count=len(names)))
    if output:
        files.keep_sources(output, glossaries)
    termbase = termbases.load(glossaries, bundled=not no_bundled_glossaries, config=config)
    articles = [read_article(name, standardize(source) if source else "", settings) for name in names]
    review = review_articles(articles, termbase)
    changed = [(article, correct(article, review.corrections[number])) for number, article in enumerate(articles)]
    changes = [(article, data) for article, data in changed if data != article.data]
    for article, data in changes:
        click.echo("".join(_difference(article, data)), nl=False)
    _tell_what_is_left(len(review.left))
    if not changes:
        click.echo(_("Nothing to correct."), err=True)
    if dry_run or (not output and (not changes or not _agreed(yes=yes))):
        return EXIT_DONE
    for article, data in changed if output else changes:
        files.write(Path(output or article.path), data)
    return EXIT_DONE


def _difference(article: ArticleFile, data: bytes) -> Iterator[str]:
    """Yield a unified diff of an article's text, which `patch` understands."""
    from difflib import unified_diff

    old, new = (
        content.decode(article.encoding, "replace").splitlines(keepends=True) for content in (article.data, data)
    )
    for line in unified_diff(old, new, article.path, article.path):
        yield line if line.endswith("\n") else line + "\n\\ No newline at end of file\n"


def _tell_what_is_left(count: int) -> None:
    if count:
        message = ngettext(
            "{count} place is left as it is: it stands in a quotation, in code, or cannot be changed safely.",
            "{count} places are left as they are: they stand in quotations, in code, or cannot be changed safely.",
            count,
        )
        click.echo(message.format(count=count), err=True)


def _agreed(*, yes: bool) -> bool:
    """Ask whether to write; raises UsageError where nobody can answer."""
    from transnews.errors import UsageError

    if yes:
        return True
    if not sys.stdin.isatty():
        raise UsageError(_("nothing was written: there is no terminal to ask on."), _("Use --yes or --dry-run."))
    return click.confirm(_("Write these changes?"), err=True)
