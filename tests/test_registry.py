from __future__ import annotations

import sys

import pytest

from transnews.articles import ARTICLES
from transnews.bitexts import BITEXTS
from transnews.engines import ENGINES
from transnews.errors import UsageError
from transnews.language.detectors import DETECTORS
from transnews.registry import Registry


def test_plug_ins_are_imported_when_asked_for() -> None:
    registry: Registry[object] = Registry("colour", {"this": "this", "sep": "os:sep"})
    assert "this" not in sys.modules
    assert registry.get("sep") in {"/", "\\"}
    assert list(registry) == ["this", "sep"]
    assert "this" not in sys.modules


def test_an_unknown_name_lists_the_known_ones() -> None:
    with pytest.raises(UsageError, match="unknown colour 'red'") as caught:
        Registry("colour", {"blue": "os"}).get("red")
    assert "blue" in caught.value.hint


@pytest.mark.parametrize("registry", [ARTICLES, BITEXTS, ENGINES, DETECTORS])
def test_every_registered_plug_in_can_be_imported(registry: Registry[object]) -> None:
    for name in registry:
        if name not in {"words", "other"}:  # test engines of other tests
            assert registry.get(name) is not None
