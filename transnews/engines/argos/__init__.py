"""The engine over installed Argos packages."""

from transnews.engines.argos.engine import ArgosEngine

__all__ = ["ArgosEngine"]
