"""Tests read the program's messages in English, whatever the language of the machine."""

from __future__ import annotations

import os

os.environ["LANGUAGE"] = "en"
