"""Reading model files: sound ones, broken ones, and ones of another kind."""

from __future__ import annotations

import struct
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engines.marian_file import BYTES, CONFIGURATION, FLOATS, items, matrix, model_file, vector
from transnews.engines.firefox.marian import MarianModel, ModelFileError, NotCoveredError, read_model
from transnews.engines.firefox.network import Network

SOUND = model_file(list(items()))


def read(data: bytes) -> MarianModel:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "model.enpt.bin")
        path.write_bytes(data)
        return read_model(path)


def build(content: list[Any]) -> Network:
    return Network(read(model_file(content)), 300, 100, 1)


def test_what_was_written_is_read() -> None:
    model = read(
        model_file(
            [
                *items(),
                matrix("a_W", np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]), 2.5),
                matrix("b_Wemb", np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]), 0.5),
                vector("a_b", np.array([0.5, -1.0])),
            ]
        )
    )
    assert model.configuration["dim-emb"] == 32
    assert model.matrices["a_W"].levels.tolist() == [[1, 4], [2, 5], [3, 6]]  # stored (output, input)
    assert model.matrices["a_W"].scale == 2.5
    assert model.matrices["b_Wemb"].levels.tolist() == [[1, 2, 3], [4, 5, 6]]
    assert model.vectors["a_b"].tolist() == [0.5, -1.0]


@settings(deadline=None)
@given(st.integers(0, len(SOUND) - 1))
def test_the_beginning_of_a_model_is_refused(length: int) -> None:
    with pytest.raises(ModelFileError, match=r"model\.enpt\.bin"):
        read(SOUND[:length])


@settings(deadline=None)
@given(st.integers(0, 20_000), st.integers(0, 255))
def test_a_changed_byte_is_read_or_refused_with_one_of_our_errors(place: int, value: int) -> None:
    data = bytearray(SOUND)
    data[place] = value
    try:
        model = read(bytes(data))
        Network(model, 300, 100, 1)
    except (ModelFileError, NotCoveredError) as error:
        assert str(error)  # noqa: PT017 - any outcome but another exception is right


@given(st.binary(max_size=300))
def test_other_files_are_refused(data: bytes) -> None:
    with pytest.raises(ModelFileError):
        read(data)


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04" + bytes(200), struct.pack("<2Q", 1, 2**60), struct.pack("<2Q", 2, 0)]
)
def test_other_formats_are_refused(data: bytes) -> None:
    with pytest.raises(ModelFileError):
        read(data)


def test_a_configuration_that_is_none_is_refused() -> None:
    for text in (b"a: [b\0", b"just a text\0", b"\xff\xfe\0"):
        with pytest.raises(ModelFileError):
            read(model_file([("special:model.yml", BYTES, (len(text),), text)]))


@pytest.mark.parametrize(
    ("configuration", "named"),
    [
        ({"type": "s2s"}, "type"),
        ({"transformer-decoder-autoreg": "self-attention"}, "transformer-decoder-autoreg"),
        ({"dec-cell": "gru"}, "dec-cell"),
        ({"transformer-ffn-activation": "swish"}, "swish"),
        ({"transformer-train-position-embeddings": True}, "transformer-train-position-embeddings"),
        ({"transformer-heads": 5}, "dim-emb"),
        ({"dec-depth": "many"}, "dec-depth"),
        ({"enc-depth": 3}, "encoder_l3"),
        ({"enc-depth": 1}, "encoder_l2"),
    ],
)
def test_what_is_not_covered_is_named(configuration: dict[str, Any], named: str) -> None:
    with pytest.raises(NotCoveredError, match=named):
        build(changed(configuration))


def changed(configuration: dict[str, Any]) -> list[Any]:
    """Return a model whose configuration says something else than its weights."""
    text = yaml.safe_dump({**CONFIGURATION, **configuration}).encode()
    return [("special:model.yml", BYTES, (len(text),), text), *list(items())[1:]]


def test_weights_of_another_network_are_named() -> None:
    with pytest.raises(NotCoveredError, match="Wpos"):
        build([*items(), vector("Wpos", np.zeros(32))])


def test_a_model_without_trained_scales_is_named() -> None:
    with pytest.raises(NotCoveredError, match="QuantMultA"):
        build([item for item in items() if not item[0].endswith("Wq_QuantMultA")])


def test_a_type_of_weights_that_is_not_covered_is_named() -> None:
    with pytest.raises(NotCoveredError, match="0x206"):
        build([*items(), ("half", 0x0206, (1,), b"\0\0")])


def test_an_item_that_does_not_fit_its_place_is_refused() -> None:
    with pytest.raises(ModelFileError):
        read(model_file([*items(), ("long", FLOATS, (1000,), b"\0" * 8)]))
