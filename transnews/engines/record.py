"""What ``transnews models install`` writes down about a model, in ``transnews.json`` in the model's folder."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, fields
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FILE_NAME = "transnews.json"


@dataclass(frozen=True, slots=True)
class Record:
    """Where a model comes from. ``source`` and ``target`` are BCP 47 tags; ``files`` maps names to SHA-256 sums.

    ``origin`` is the address it was downloaded from, or the name of the file it was unpacked from.
    """

    source: str = ""
    target: str = ""
    version: str = ""
    architecture: str = ""
    license: str = ""
    origin: str = ""
    files: dict[str, str] = field(default_factory=dict)


def write_record(folder: Path, record: Record) -> None:
    """Write a record into a model's folder."""
    text = json.dumps(asdict(record), ensure_ascii=False, indent=2)
    (folder / FILE_NAME).write_text(f"{text}\n", encoding="utf-8")


def record_of(file: Path) -> Record | None:
    """Return the record beside a file, None where there is none or it is of other files."""
    record = read_record(file.parent)
    return record if record is not None and (not record.files or file.name in record.files) else None


def read_record(folder: Path) -> Record | None:
    """Return the record of a model's folder, None where there is none that can be understood."""
    try:
        document = json.loads((folder / FILE_NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    if not isinstance(document, dict):
        return None
    known = {field.name: document.get(field.name) for field in fields(Record) if field.name != "files"}
    texts = {name: value for name, value in known.items() if isinstance(value, str)}
    files = document.get("files")
    sums = {str(name): str(value) for name, value in files.items()} if isinstance(files, dict) else {}
    return Record(**texts, files=sums) if texts.get("source") and texts.get("target") else None
