"""Installing from files: what lies at a path is told by its content, and goes to the engine that runs it."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from transnews.engines.install.argos import install_archive, install_folder
from transnews.engines.install.errors import BadModelFileError
from transnews.engines.install.firefox import install_weights, weights_in
from transnews.messages import _

if TYPE_CHECKING:
    from pathlib import Path

    from transnews.settings import Settings


def install_file(path: Path, settings: Settings, pair: tuple[str, str] | None = None) -> list[Path]:
    """Install what is at a path and return the folders of the new models.

    That is an Argos package (a zip archive, or the folder it was unpacked into), or one or more Firefox models (a
    folder, or a file of weights with the others beside it). ``pair``: BCP 47 tags of a Firefox model whose file name
    does not tell them. Raises BadModelFileError for anything else.
    """
    if not path.exists():
        raise BadModelFileError(_("{path}: no such file or folder.").format(path=path))
    if path.is_file() and (zipfile.is_zipfile(path) or path.suffix == ".argosmodel"):
        return [install_archive(path, path.stem, settings, origin=path.name)]
    if (path / "metadata.json").is_file():
        return [install_folder(path, settings)]
    found = weights_in(path)
    if not found:
        raise BadModelFileError(
            _("{path}: neither an Argos package nor a Firefox model.").format(path=path),
            _("A Firefox model is model.<pair>.bin with vocab.<pair>.spm beside it; both may be packed (.gz, .zst)."),
        )
    return [install_weights(weights, pair, settings) for weights in found]
