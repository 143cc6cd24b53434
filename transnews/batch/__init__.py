"""Jobs over one article or many: find the sources, translate, write the results, say what happened."""

from __future__ import annotations

from transnews.batch.job import Job, Observer, run

__all__ = ["Job", "Observer", "run"]
