"""JSON Lines: one unit a line, for programs that read text as a stream.

Reads ours, ``{"en": …, "pt": …}`` and ``{"translation": {"en": …, "pt": …}}``, as training corpora have it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from transnews.bitexts.characters import without_surrogates
from transnews.bitexts.json import unit_document
from transnews.bitexts.json_reader import parse_unit
from transnews.bitexts.reading import BitextError, language, parallel_text
from transnews.language.tags import UnknownLanguageError, same_language, standardize
from transnews.messages import _
from transnews.model import Article

if TYPE_CHECKING:
    from transnews.model import ParallelText

SUFFIX = ".jsonl"


def serialize(text: ParallelText) -> bytes:
    """Return a parallel text as JSON Lines: the units of docs/json.md, each with the languages and the article."""
    common = {
        "article": text.article.id,
        "source_language": text.source_language,
        "target_language": text.target_language,
    }
    lines = [json.dumps({**common, **unit_document(unit)}, ensure_ascii=False) for unit in text.units]
    return without_surrogates("".join(f"{line}\n" for line in lines)).encode()


def parse(data: bytes, name: str, source: str = "", target: str = "") -> list[ParallelText]:
    """Return the parallel texts of a file of JSON lines, one for each article that the lines name.

    Raises BitextError that names the line.
    """
    articles: dict[tuple[str, str, str], list[dict[str, Any]]] = {}
    for number, line in enumerate(data.decode("utf-8-sig", "replace").split("\n"), 1):
        if line.strip():
            values = _values(line, number, name)
            if "source" not in values:
                values = _of_languages(values.get("translation", values), source, target, f"{name}:{number}")
            key = (
                str(values.get("article") or name),
                language(str(values.get("source_language") or source), name, "--from"),
                language(str(values.get("target_language") or target), name, "--to"),
            )
            articles.setdefault(key, []).append(values)
    if not articles:
        raise BitextError(_("{path}: the file is empty.").format(path=name))
    return [
        parallel_text(
            Article(article, format=""),
            own,
            other,
            [parse_unit(values, number, name) for number, values in enumerate(lines)],
        )
        for (article, own, other), lines in articles.items()
    ]


def _values(line: str, number: int, name: str) -> dict[str, Any]:
    try:
        values = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise BitextError(
            _("{path}, line {line}: this is not JSON ({reason}).").format(path=name, line=number, reason=error)
        ) from error
    if not isinstance(values, dict):
        raise BitextError(_("{path}, line {line}: an object is expected.").format(path=name, line=number))
    return values


def _of_languages(values: object, source: str, target: str, place: str) -> dict[str, Any]:
    """Return the unit of a line whose keys are language tags; the first two, unless languages are asked for."""
    found: dict[str, str] = {}
    for key, value in values.items() if isinstance(values, dict) else ():
        try:
            if isinstance(value, str):
                found[standardize(str(key))] = value
        except UnknownLanguageError:
            continue
    tags = list(found)
    own = next((tag for tag in tags if source and same_language(tag, source)), "" if source else next(iter(tags), ""))
    others = [tag for tag in tags if tag != own and (not target or same_language(tag, target))]
    if not own or not others:
        raise BitextError(_("{place}: there is no pair of texts in two languages.").format(place=place))
    return {
        "source": found[own],
        "target": found[others[0]],
        "source_language": own,
        "target_language": others[0],
    }
