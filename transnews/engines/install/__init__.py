"""Installing models: from a catalogue or from files, all or nothing."""

from __future__ import annotations

from transnews.engines.install.errors import BadModelFileError
from transnews.engines.install.files import install_file
from transnews.engines.install.offers import install_offer
from transnews.engines.install.remove import remove

__all__ = ["BadModelFileError", "install_file", "install_offer", "remove"]
