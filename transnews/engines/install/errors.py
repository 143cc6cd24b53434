"""What installing a model raises."""

from __future__ import annotations

from transnews.errors import InputError


class BadModelFileError(InputError):
    """A file or folder that is no model, or only part of one; the message names it and what is wrong with it."""


class InstallError(InputError):
    """A model that cannot be put into its folder, or taken out of it."""
