"""Offline translation engines behind one protocol, and the router that chooses between them."""

from __future__ import annotations

from transnews.engines.base import ENGINES, Engine, Hypothesis, Link, Model, Problem
from transnews.engines.router import NoModelError, Router

__all__ = ["ENGINES", "Engine", "Hypothesis", "Link", "Model", "NoModelError", "Problem", "Router"]
