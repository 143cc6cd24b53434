"""The words of these tests are English, whatever the language of the machine."""

from __future__ import annotations

import gettext
from typing import TYPE_CHECKING

import pytest

from transnews import messages

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session", autouse=True)
def english() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(messages, "_catalog", gettext.NullTranslations())
        yield
