"""Tests read the program's messages in English and know nothing of the user's translation memory."""

from __future__ import annotations

import os
import tempfile

os.environ["LANGUAGE"] = "en"
_DATA = tempfile.TemporaryDirectory(prefix="transnews-tests-")  # removed at exit
os.environ["XDG_DATA_HOME"] = _DATA.name
