"""JSON: everything that is known of a parallel text, for programs. docs/json.md describes it.

Keys are only ever added: a program that ignores keys it does not know keeps working.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from transnews.bitexts.characters import without_surrogates
from transnews.bitexts.json_reader import parse_document
from transnews.bitexts.reading import BitextError
from transnews.bitexts.summary import summarize
from transnews.messages import _

if TYPE_CHECKING:
    from transnews.model import ParallelText, TranslationUnit

SUFFIX = ".json"


def serialize(text: ParallelText) -> bytes:
    """Return a parallel text as a JSON file in UTF-8. Lone surrogates, which UTF-8 cannot hold, become U+FFFD."""
    return encode(document(text))


def encode(value: object) -> bytes:
    """Return a document, or a list of documents, as the bytes of a JSON file."""
    return (without_surrogates(json.dumps(value, ensure_ascii=False, indent=2)) + "\n").encode()


def document(text: ParallelText) -> dict[str, Any]:
    """Return a parallel text as plain dicts, lists, texts and numbers, in the order in which JSON shows them."""
    published = text.article.published
    return {
        "id": text.article.id,
        "source_language": text.source_language,
        "target_language": text.target_language,
        "title": text.article.title,
        "published": published.isoformat() if published else None,
        "signature": dict(sorted(text.signature.items())),
        "units": [unit_document(unit) for unit in text.units],
        "issues": [asdict(issue) for issue in (*text.article.issues, *text.issues)],
        "summary": summarize(text),
    }


def parse(data: bytes, name: str, source: str = "", target: str = "") -> list[ParallelText]:
    """Return the parallel texts of a JSON file of ours: one document, or an array of them.

    ``source`` and ``target`` stand in where a document does not name its languages. Raises BitextError.
    """
    try:
        content = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BitextError(_("{path}: this is not UTF-8.").format(path=name)) from error
    except (json.JSONDecodeError, RecursionError) as error:
        raise BitextError(_("{path}: this is not JSON ({reason}).").format(path=name, reason=error)) from error
    documents = content if isinstance(content, list) else [content]
    return [parse_document(part, name, source, target) for part in documents]


def unit_document(unit: TranslationUnit) -> dict[str, Any]:
    """Return a unit. ``confidence`` has four decimals: what lies behind them differs from one processor to another."""
    return {
        "id": unit.id,
        "block": unit.kind,
        "block_index": unit.block,
        "source": unit.source,
        "gap": unit.segment.gap,
        "target": unit.target,
        "language": unit.segment.language,
        "confidence": round(unit.segment.confidence, 4),
        "origin": unit.origin,
        "route": [asdict(hop) for hop in unit.route],
        "state": unit.state,
        "terms": [asdict(term) for term in unit.terms],
        "mentions": [asdict(mention) for mention in unit.mentions],
        "issues": [asdict(issue) for issue in unit.issues],
        "notes": list(unit.notes),
    }
