"""Installing Firefox models: a file of weights, its vocabulary or two, and its shortlist, plain or packed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from transnews.engines.firefox.marian import ModelFileError
from transnews.engines.firefox.store import PACKED, code_of, models_folder, pair_of, vocabularies
from transnews.engines.firefox.vocabulary import Vocabulary
from transnews.engines.install.compressed import unpack_file
from transnews.engines.install.errors import BadModelFileError
from transnews.engines.install.staging import publish, staging
from transnews.engines.record import Record, record_of, write_record
from transnews.engines.weights import WeightsError, check_marian
from transnews.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from transnews.settings import Settings


@dataclass(frozen=True, slots=True)
class Packed:
    """A file of a model as it comes: where it lies, the name it gets, and what the catalogue says of its content."""

    path: Path
    name: str
    size: int = 0
    sha256: str = ""


def install_files(files: Sequence[Packed], record: Record, name: str, settings: Settings) -> Path:
    """Unpack a model's files into a folder ``name`` among the installed models and return the folder.

    ``name`` "" is made of the languages and the weights' hash. Raises BadModelFileError for a file that is damaged or
    is not what the catalogue says, DiskSpaceError, InstallError.
    """
    folder = models_folder(settings.firefox_models)
    with staging(folder) as temporary:
        built = temporary / "model"
        built.mkdir()
        sums = {}
        for file in files:
            sums[file.name] = unpack_file(file.path, built / file.name, file.size)
            if file.sha256 and sums[file.name] != file.sha256:
                message = _("{path}: wrong checksum: unpacked, SHA-256 is {found}, the catalogue says {expected}.")
                raise BadModelFileError(
                    message.format(path=file.path.name, found=sums[file.name], expected=file.sha256)
                )
            _check(built / file.name, file.path)
        write_record(built, replace(record, files=sums))
        weights = next(sums[file.name] for file in files if file.name.startswith("model."))
        destination = folder / (name or f"{record.source}-{record.target}-{weights[:8]}")
        publish(built, destination)
        return destination


def _check(file: Path, origin: Path) -> None:
    """Raise BadModelFileError where weights or a vocabulary cannot be used."""
    try:
        if file.name.startswith("model."):
            check_marian(file)
        elif file.suffix == ".spm":
            Vocabulary(file)
    except WeightsError as error:
        raise BadModelFileError(_("{path}: {reason}.").format(path=origin, reason=error.message)) from error
    except ModelFileError as error:
        raise BadModelFileError(_("{path}: this is no SentencePiece vocabulary.").format(path=origin)) from error


def weights_in(path: Path) -> list[Path]:
    """Return the files of weights at a path: the file itself, or all below a folder, hidden ones excepted."""
    if path.is_file():
        return [path] if _is_weights(path) else []
    found = []
    for file in sorted(path.rglob("model.*")):
        hidden = any(part.startswith(".") for part in file.relative_to(path).parts)
        doubled = file.suffix in PACKED and file.with_suffix("").exists()
        if file.is_file() and _is_weights(file) and not hidden and not doubled:
            found.append(file)
    return found


def _is_weights(file: Path) -> bool:
    return file.name.startswith("model.") and _plain(file).endswith(".bin")


def install_weights(weights: Path, pair: tuple[str, str] | None, settings: Settings) -> Path:
    """Install the model of a file of weights with what lies beside it, and return its folder.

    ``pair``: its BCP 47 tags, None to take them from its name. Raises BadModelFileError where something is missing or
    damaged.
    """
    languages = pair or pair_of(weights)
    if languages is None:
        raise BadModelFileError(
            _("{path}: its name does not tell its languages.").format(path=weights),
            _("Name them: {command}").format(command=f"transnews models install en pt --from-file {weights}"),
        )
    siblings = [file for file in sorted(weights.parent.iterdir()) if file.is_file()]
    found = vocabularies(weights, siblings)
    if found is None:
        raise BadModelFileError(
            _("{path}: there is no vocabulary (vocab.{pair}.spm) beside it.").format(
                path=weights, pair=code_of(weights)
            )
        )
    known = record_of(weights)
    record = known or Record(*languages, origin=weights.name)
    files = [Packed(file, _plain(file)) for file in dict.fromkeys((weights, *found, *_shortlist(weights, siblings)))]
    if pair is not None:
        record = replace(record, source=pair[0], target=pair[1])
    return install_files(files, record, weights.parent.name if known else "", settings)


def _shortlist(weights: Path, siblings: Sequence[Path]) -> Iterator[Path]:
    own = (file for file in siblings if file.name.startswith("lex.") and f".{code_of(weights)}." in file.name)
    yield from list(own)[:1]


def _plain(file: Path) -> str:
    """Return a file's name without the ending of its packing."""
    return file.name.removesuffix(".zst").removesuffix(".gz")
