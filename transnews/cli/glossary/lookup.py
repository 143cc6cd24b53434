"""``transnews glossary lookup``: what the glossaries say of a term."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from transnews.cli import arguments
from transnews.cli.glossary import termbases
from transnews.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transnews.glossary import Concept, Termbase


@click.command(
    "lookup",
    help=_(
        "Show the concepts that have TERM, in any language or in that of --from, and their terms in every language or "
        "in that of --to. Spelling matters, case does not. Exits with 1 if there are none."
        "\n\nExample: transnews glossary lookup Margarian --to pt"
    ),
    short_help=_("Show what the glossaries say of a term."),
)
@click.argument("term", metavar="TERM")
@click.option("--from", "source", metavar="LANG", help=_("Language of the term; default: any."))
@click.option("--to", "target", metavar="LANG", help=_("Show the terms of this language only."))
@termbases.options
@click.option("--format", "form", default="text", metavar="text|json", help=_("Output; default: text."))
@arguments.config
def command(
    *,
    term: str,
    source: str | None,
    target: str | None,
    glossaries: tuple[str, ...],
    no_bundled_glossaries: bool,
    form: str,
    config: str | None,
) -> int:
    """Print the concepts, highest precedence first."""
    import json

    from transnews.errors import EXIT_DONE, EXIT_PROBLEMS
    from transnews.language import standardize

    arguments.check_format(form)
    wanted = standardize(target) if target else ""
    termbase = termbases.load(glossaries, bundled=not no_bundled_glossaries, config=config)
    found = list(_with_term(termbase, term, standardize(source) if source else ""))
    if form == "json":
        click.echo(json.dumps([_document(concept, wanted) for concept in found], ensure_ascii=False, indent=2))
    elif found:
        click.echo("\n\n".join("\n".join(_lines(concept, wanted)) for concept in found))
    if not found:
        click.echo(_("No glossary has '{term}'.").format(term=term), err=True)
    return EXIT_DONE if found else EXIT_PROBLEMS


def _with_term(termbase: Termbase, term: str, language: str) -> Iterator[Concept]:
    """Yield the concepts that have a term, in ``language`` and its variants or, where that is "", in any."""
    from transnews.glossary.concepts import variants
    from transnews.glossary.folding import fold

    asked = " ".join(term.split())
    for concept in termbase.concepts:
        tags = variants(language, tuple(concept.terms)) if language else tuple(concept.terms)
        if any(fold(known, tag).text == fold(asked, tag).text for tag in tags for known, _status in concept.terms[tag]):
            yield concept


def _shown(concept: Concept, target: str) -> dict[str, list[tuple[str, str]]]:
    """Return (status, term) by language, of all languages or of the variants of ``target``."""
    from transnews.glossary.concepts import variants

    tags = variants(target, tuple(concept.terms)) if target else tuple(concept.terms)
    return {tag: [(status, term) for term, status in concept.terms[tag]] for tag in tags}


def _document(concept: Concept, target: str) -> dict[str, object]:
    terms = {
        tag: [{"term": term, "status": status} for status, term in found]
        for tag, found in _shown(concept, target).items()
    }
    return {"id": concept.id, "kind": concept.kind, "terms": terms, "note": concept.note, "source": concept.source}


def _lines(concept: Concept, target: str) -> Iterator[str]:
    """Yield a concept for a terminal: its id, then a line per language, what is to be avoided in brackets."""
    yield f"{concept.id}  ({concept.kind})" if concept.kind else concept.id
    for tag, found in _shown(concept, target).items():
        wanted = " | ".join(term for status, term in found if status != "deprecated")
        avoided = " | ".join(term for status, term in found if status == "deprecated")
        yield f"  {tag:7} {wanted}" + ("  " + _("(not: {terms})").format(terms=avoided) if avoided else "")
    for text in filter(None, (concept.note, concept.source)):
        yield f"  {text}"
