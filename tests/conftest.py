"""Tests read the program's messages in English and know nothing of the user's translation memory."""

from __future__ import annotations

import os
import tempfile

from hypothesis import settings

settings.register_profile("transnews", deadline=None)  # a busy machine is no failure
settings.load_profile("transnews")
os.environ["LANGUAGE"] = "en"
_DATA = tempfile.TemporaryDirectory(prefix="transnews-tests-")  # removed at exit
os.environ["XDG_DATA_HOME"] = _DATA.name
