"""ONNX Runtime, set up for many small batches, and silenced."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray


def open_session(graph: bytes, weights: Mapping[str, NDArray[Any]]) -> Any:
    """Load a graph with one thread a run: cores share out the batches, not the operators of one.

    Returns an ``onnxruntime.InferenceSession``, which threads may share. Raises ImportError without ONNX Runtime.
    """
    silence()
    from onnxruntime import GraphOptimizationLevel, InferenceSession, OrtValue, SessionOptions

    options = SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.enable_mem_pattern = False  # no batch has the shape of the one before: 40 MB less and as fast
    # More than basic optimization would fuse layer normalization into the slow operator again.
    options.graph_optimization_level = GraphOptimizationLevel.ORT_ENABLE_BASIC
    options.log_severity_level = 3  # errors only
    options.add_external_initializers(list(weights), [OrtValue.ortvalue_from_numpy(each) for each in weights.values()])
    return InferenceSession(graph, options, providers=["CPUExecutionProvider"])


def silence() -> None:
    """Forbid ONNX Runtime to report to its maker.

    Its wheels (1.29 to 1.32, see Privacy.md there) write an identifier of the machine and a database of events to the
    user's cache folder and send them off. The variable is read when the library is first imported.
    """
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    from onnxruntime import disable_telemetry_events

    disable_telemetry_events()  # for a program that had imported it before us, and for Windows


def memory_errors() -> tuple[type[Exception], ...]:
    """Return the exceptions that tell that memory, or threads, have run out."""
    from onnxruntime.capi.onnxruntime_pybind11_state import RuntimeException

    return MemoryError, RuntimeError, RuntimeException
