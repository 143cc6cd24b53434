"""Which models the batched engine runs, told from their configuration and from the weights they hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from transnews.engines.firefox.marian import Matrix, NotCoveredError
from transnews.messages import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from transnews.engines.firefox.marian import MarianModel

_COVERED: dict[str, Any] = {
    "type": "transformer",
    "transformer-decoder-autoreg": "rnn",
    "dec-cell": "ssru",
    "transformer-preprocess": "",
    "transformer-postprocess": "dan",
    "transformer-postprocess-top": "",
    "transformer-ffn-activation": "relu",
    "transformer-ffn-depth": 2,
    "transformer-decoder-ffn-depth": 0,
    "transformer-decoder-dim-ffn": 0,
    "transformer-no-projection": False,
    "transformer-rnn-projection": False,
    "transformer-train-position-embeddings": False,
    "transformer-tied-layers": [],
    "transformer-pool": False,
    "layer-normalization": False,
    "output-omit-bias": False,
    "lemma-dim-emb": 0,
    "ulr": False,
    "right-left": False,
}
"""Options of Marian that change the network, with the values that the engine is written for; others only train."""


@dataclass(frozen=True, slots=True)
class Dimensions:
    """The size of a network."""

    embedding: int
    feed_forward: int
    heads: int
    encoder_layers: int
    decoder_layers: int
    alignment_layer: int
    """Decoder layer, from 1, whose first head was trained to look at the word that is being translated."""

    @property
    def depth(self) -> int:
        """Numbers of the embedding that one head sees."""
        return self.embedding // self.heads


def dimensions(configuration: dict[str, Any]) -> Dimensions:
    """Return the dimensions of a network. Raises NotCoveredError that names the option which is not covered."""
    for option, value in _COVERED.items():
        if configuration.get(option, value) != value:
            raise _not_covered(option, configuration[option])
    if "type" not in configuration:
        raise _not_covered("type", "")
    embedding = _number(configuration, "dim-emb")
    heads = _number(configuration, "transformer-heads")
    decoder = _number(configuration, "dec-depth")
    if embedding % 2 or embedding % heads:
        raise _not_covered("dim-emb", embedding)
    aligned = configuration.get("transformer-guided-alignment-layer", "last")
    layer = decoder if aligned == "last" else _number(configuration, "transformer-guided-alignment-layer")
    return Dimensions(
        embedding=embedding,
        feed_forward=_number(configuration, "transformer-dim-ffn"),
        heads=heads,
        encoder_layers=_number(configuration, "enc-depth"),
        decoder_layers=decoder,
        alignment_layer=min(layer, decoder),
    )


def _number(configuration: dict[str, Any], option: str) -> int:
    value = configuration.get(option)
    if not str(value).isdecimal() or int(str(value)) < 1:
        raise _not_covered(option, value)
    return int(str(value))


def _not_covered(option: str, value: object) -> NotCoveredError:
    return NotCoveredError(_("its option {option} is {value!r}").format(option=option, value=value))


class Weights:
    """The weights of a model by name; remembers which were asked for."""

    def __init__(self, model: MarianModel) -> None:
        self._model = model
        self._used: set[str] = set()

    def __contains__(self, name: str) -> bool:
        """Tell whether the model has weights of this name."""
        return name in self._model.matrices or name in self._model.vectors

    def matrix(self, name: str, inputs: int, outputs: int) -> Matrix:
        """Return 8-bit weights of a shape. Raises NotCoveredError where there are none of this name or shape."""
        found = self._model.matrices.get(name)
        if found is None or found.levels.shape != (inputs, outputs):
            message = _("it has no 8-bit weights {name} of {inputs} by {outputs}")
            raise NotCoveredError(message.format(name=name, inputs=inputs, outputs=outputs))
        self._used.add(name)
        return found

    def embeddings(self, name: str, size: int) -> Matrix:
        """Return embeddings of a size, as many as there are. Raises NotCoveredError where there are none."""
        found = self._model.matrices.get(name)
        return self.matrix(name, found.levels.shape[0] if found else 0, size)

    def vector(self, name: str, size: int) -> NDArray[np.float32]:
        """Return a flat vector of a size. Raises NotCoveredError where there is none of this name or size."""
        found = self._model.vectors.get(name)
        if found is None or len(found) != size:
            raise NotCoveredError(_("it has no {size} weights {name}").format(size=size, name=name))
        self._used.add(name)
        return found

    def activation_scale(self, names: Sequence[str]) -> float:
        """Return the factor by which the input of these weights is quantized: they share the input, and so the factor.

        Raises NotCoveredError for a model that was made without such factors ("alphas" in Marian) or whose factors
        differ.
        """
        factors = {float(self.vector(name + "_QuantMultA", 1)[0]) for name in names}
        if len(factors) > 1:
            raise NotCoveredError(_("its weights {names} do not share their scale").format(names=", ".join(names)))
        return factors.pop()

    def output_scale(self, embedding: str) -> float:
        """Return the factor for the input of the output layer, whose weights are the target's embeddings."""
        if "none_QuantMultA" in self:
            return float(self.vector("none_QuantMultA", 1)[0])
        return self.matrix(f"{embedding}_QuantMultA", 1, 1).scale

    def check_all_used(self) -> None:
        """Raise NotCoveredError where the model has weights that nobody asked for: then it is another network."""
        scales = {name for name in self._model.matrices if name.endswith("_QuantMultA")}
        unknown = sorted({*self._model.matrices, *self._model.vectors} - self._used - scales)
        if unknown:
            raise NotCoveredError(_("it has weights {name}").format(name=unknown[0]))
