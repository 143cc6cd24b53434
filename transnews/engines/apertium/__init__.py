"""The engine over installed Apertium pairs."""

from transnews.engines.apertium.engine import ApertiumEngine

__all__ = ["ApertiumEngine"]
