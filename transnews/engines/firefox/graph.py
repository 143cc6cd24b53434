"""A small writer of ONNX graphs: one call an operator, which returns the name of what it computes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    Shape = Sequence[int | str]

MICROSOFT = "com.microsoft"
"""Domain of the operators that ONNX Runtime adds to the standard's."""
_OPSETS = {"": 17, MICROSOFT: 1}
"""Opset 17 still takes axes as attributes, and every ONNX Runtime since 1.12 runs it."""
_LARGE = 4096  # bytes
_IR_VERSION = 8  # the one that belongs to opset 17


class Graph:
    """A graph under construction; tensors are known by their names."""

    def __init__(self) -> None:
        self.weights: dict[str, NDArray[Any]] = {}
        """Large constants by name. They are not in the serialized graph, which saves the memory of two copies."""
        self._nodes: list[Any] = []
        self._constants: list[Any] = []

    def constant(self, value: NDArray[Any] | np.generic) -> str:
        """Add a tensor that never changes."""
        from onnx import TensorProto, helper, numpy_helper

        name = f"constant{len(self._constants)}"
        array = np.ascontiguousarray(value) if np.ndim(value) else np.asarray(value)
        if array.nbytes < _LARGE:
            self._constants.append(numpy_helper.from_array(array, name))
            return name
        kind = helper.np_dtype_to_tensor_dtype(array.dtype)
        place = TensorProto(name=name, data_type=kind, dims=array.shape, data_location=TensorProto.EXTERNAL)
        place.external_data.add(key="location", value=name)
        self._constants.append(place)
        self.weights[name] = array
        return name

    def add(self, operator: str, *inputs: str, output: str = "", **attributes: Any) -> str:
        """Add an operator with one output, named ``output`` or else by a number."""
        from onnx import helper

        output = output or f"value{len(self._nodes)}"
        self._nodes.append(helper.make_node(operator, inputs, [output], **attributes))
        return output

    def split(self, value: str, parts: int) -> list[str]:
        """Cut a tensor's last axis into equal parts."""
        from onnx import helper

        outputs = [f"value{len(self._nodes)}_{number}" for number in range(parts)]
        self._nodes.append(helper.make_node("Split", [value], outputs, axis=-1))
        return outputs

    def serialize(
        self, inputs: Mapping[str, Shape], outputs: Mapping[str, Shape], integers: Sequence[str] = ()
    ) -> bytes:
        """Return the ONNX model without ``weights``. A shape's dimension is a number, or a name where it varies.

        Inputs and outputs are floats, those named in ``integers`` are 64-bit integers.
        """
        from onnx import TensorProto, helper

        def describe(values: Mapping[str, Shape]) -> list[Any]:
            return [
                helper.make_tensor_value_info(
                    name, TensorProto.INT64 if name in integers else TensorProto.FLOAT, list(shape)
                )
                for name, shape in values.items()
            ]

        graph = helper.make_graph(self._nodes, "graph", describe(inputs), describe(outputs), self._constants)
        opsets = [helper.make_opsetid(domain, version) for domain, version in _OPSETS.items()]
        model = helper.make_model(graph, opset_imports=opsets, ir_version=_IR_VERSION)
        serialized: bytes = model.SerializeToString()
        return serialized
