"""``transnews memory``: the translation memory, a file of what people have reviewed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from transnews.cli import arguments
from transnews.messages import _, ngettext

if TYPE_CHECKING:
    from transnews.memory.store import TranslationMemory

_FILE = click.option("--memory", "path", metavar="FILE", help=_("Translation memory; default: the user's own."))


@click.group(
    "memory",
    help=_(
        "Fill, export and count the translation memory, which translate uses before any engine."
        "\n\nExample: transnews memory import reviewed.tmx"
    ),
    short_help=_("Work with the translation memory."),
)
def command() -> None:
    """Run a command on the memory."""


@command.command(
    "import",
    help=_(
        "Store the reviewed translations of bitexts: TMX, XLIFF, PO, CSV, TSV, JSON, Moses pairs; with --all every one."
        "\n\nExample: transnews memory import --all old-translations.tmx"
    ),
    short_help=_("Store the translations of bitexts."),
)
@click.argument("files", nargs=-1, required=True, metavar="BITEXT...")
@click.option("--from", "source", metavar="LANG", help=_("Source language, where the file does not say it."))
@click.option("--to", "target", metavar="LANG", help=_("Target language, where the file does not say it."))
@click.option("--all", "every", is_flag=True, help=_("Take translations that no one has marked as reviewed, too."))
@_FILE
@arguments.largest
@arguments.config
def import_bitexts(
    *,
    files: tuple[str, ...],
    source: str | None,
    target: str | None,
    path: str | None,
    every: bool,
    largest: str | None,
    config: str | None,
) -> int:
    """Read each bitext and store it; a bad file does not stop the others. Exit with 3 where one was bad."""
    from transnews.bitexts import read
    from transnews.errors import TransnewsError

    limit = arguments.largest_of(largest, config)
    memory = _open(path, config)
    code = 0
    for name in files:
        try:
            texts = read(name, source or "", target or "", largest=limit)
            stored = sum(memory.store(text, every=every) for text in texts)
        except TransnewsError as error:
            click.echo(_("Error: {message}").format(message=error), err=True)
            code = error.exit_code
            continue
        message = ngettext("{path}: {n} translation stored.", "{path}: {n} translations stored.", stored)
        click.echo(message.format(path=name, n=stored))
        if not stored and not every:
            click.echo(_("None is marked as reviewed; --all takes every translation."), err=True)
    memory.close()
    return code


@command.command(
    "export",
    help=_(
        "Write the memory as a bitext; its format is told by the file's name."
        "\n\nExample: transnews memory export memory.tmx --from en --to pt"
    ),
    short_help=_("Write the memory as a bitext."),
)
@click.argument("output", metavar="FILE")
@click.option("--from", "source", metavar="LANG", help=_("Only translations from this language."))
@click.option("--to", "target", metavar="LANG", help=_("Only translations into this language."))
@_FILE
@arguments.config
def export(*, output: str, source: str | None, target: str | None, path: str | None, config: str | None) -> int:
    """Write one pair of languages; raises UsageError where there are several and none was named."""
    from transnews.bitexts.files import write_as
    from transnews.errors import InputError, UsageError
    from transnews.language.tags import same_language

    memory = _open(path, config)
    texts = [
        text
        for text in memory.texts()
        if (not source or same_language(text.source_language, source))
        and (not target or same_language(text.target_language, target))
    ]
    if not texts:
        raise InputError(_("{path}: the memory holds no such translations.").format(path=memory.path))
    if len(texts) > 1:
        pairs = ", ".join(f"{text.source_language} → {text.target_language}" for text in texts)
        raise UsageError(
            _("the memory holds several pairs of languages: {pairs}.").format(pairs=pairs),
            _("Choose one with --from and --to."),
        )
    write_as(texts[0], Path(output))
    return 0


@command.command("stats", help=_("Count the translations of the memory.\n\nExample: transnews memory stats"))
@_FILE
@arguments.config
def stats(path: str | None, config: str | None) -> int:
    """Print a line for each pair of languages."""
    memory = _open(path, config)
    counts = memory.stats()
    for (source, target), count in counts.items():
        click.echo(f"{source} → {target}\t{count}")
    if not counts:
        click.echo(_("The memory is empty; 'apply' and 'memory import' fill it."), err=True)
    click.echo(str(memory.path), err=True)
    return 0


def _open(path: str | None, config: str | None) -> TranslationMemory:
    from transnews.memory.store import TranslationMemory, default_path
    from transnews.settings import load

    named = path or load(Path(config) if config else None).memory
    return TranslationMemory(Path(named) if named else default_path())
