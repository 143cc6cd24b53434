from __future__ import annotations

import contextlib
import struct
from typing import TYPE_CHECKING

import ctranslate2.specs.model_spec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engines.argos_package import build_package, install_package
from tests.engines.firefox_model import weights
from transnews.engines.weights import CTRANSLATE2_VERSION, WeightsError, check_ctranslate2, check_marian

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("weights")
    return install_package(build_package(folder), folder) / "model" / "model.bin"


def test_the_version_is_the_one_that_ctranslate2_writes() -> None:
    assert ctranslate2.specs.model_spec.CURRENT_BINARY_VERSION == CTRANSLATE2_VERSION


def test_whole_weights_are_right(model: Path, tmp_path: Path) -> None:
    check_ctranslate2(model)
    (tmp_path / "marian").write_bytes(weights())
    check_marian(tmp_path / "marian")


@given(share=st.floats(0, 1, exclude_max=True))
def test_weights_that_end_early_are_noticed(
    model: Path, tmp_path_factory: pytest.TempPathFactory, share: float
) -> None:
    cut = tmp_path_factory.mktemp("cut") / "weights"
    data = model.read_bytes()
    cut.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(WeightsError, match="end of its weights"):
        check_ctranslate2(cut)
    cut.write_bytes(weights()[: int(len(weights()) * share)])
    with pytest.raises(WeightsError, match="end of its weights"):
        check_marian(cut)


@given(data=st.binary(max_size=300))
def test_anything_else_is_no_crash(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    file = tmp_path_factory.mktemp("any") / "weights"
    file.write_bytes(data)
    for check in (check_ctranslate2, check_marian):
        with contextlib.suppress(WeightsError):
            check(file)


def test_an_older_version_without_aliases_and_with_counts_of_numbers(tmp_path: Path) -> None:
    name = b"weights\0"
    head = struct.pack("<I", 2) + struct.pack("<H", 4) + b"net\0" + struct.pack("<I", 1) + struct.pack("<I", 1)
    variable = struct.pack("<H", len(name)) + name + struct.pack("<BI", 1, 3) + struct.pack("<BI", 4, 3) + bytes(12)
    file = tmp_path / "old"
    file.write_bytes(head + variable)
    check_ctranslate2(file)
    file.write_bytes(head + variable[:-1])
    with pytest.raises(WeightsError):
        check_ctranslate2(file)
