"""Make the tables that tell close languages apart by their words, transnews/language/data/*.csv, from wordfreq.

    pip install wordfreq
    python -m tools.word_odds transnews/language/data

A row is a word and the logarithm of how much more frequent it is in the first language of the file's name than in the
second, at most 4 and at least 1 either way. Words that would change more decisions (frequency times odds) come first
in the choice of ``ROWS``. wordfreq's data is CC BY-SA 4.0 (Robyn Speer, 2022; doi.org/10.5281/zenodo.7199437).
"""

from __future__ import annotations

import math
import sys
from pathlib import Path

ROWS = 6000
PAIRS = {"ms-id": ("ms", "id"), "da-nb": ("da", "nb"), "sl-hr": ("sl", "sh")}
_UNSEEN = 1e-6
"""Added to every frequency: the small lists of wordfreq hold words down to once in a million."""
_COMMON = 1e-5
_LARGEST = 4.0


def main() -> None:
    """Write a table for every pair into the folder named."""
    import wordfreq

    for name, (first, second) in PAIRS.items():
        one, other = (wordfreq.get_frequency_dict(code, wordlist="small") for code in (first, second))
        rows = odds(one, other)
        lines = [f"{word},{value:.1f}\n" for word, value in sorted(rows.items())]
        (Path(sys.argv[1]) / f"{name}.csv").write_text("".join(["word,odds\n", *lines]), encoding="utf-8")


def odds(one: dict[str, float], other: dict[str, float]) -> dict[str, float]:
    """Return the log odds of the words that tell two languages apart best."""
    values: dict[str, tuple[float, float]] = {}
    for word in one.keys() | other.keys():
        first, second = one.get(word, 0.0), other.get(word, 0.0)
        value = math.log((first + _UNSEEN) / (second + _UNSEEN))
        if word.isalpha() and len(word) > 1 and abs(value) >= 1 and max(first, second) > _COMMON:
            values[word] = (max(first, second) * abs(value), max(-_LARGEST, min(_LARGEST, value)))
    best = sorted(values, key=lambda word: (-values[word][0], word))[:ROWS]
    return {word: values[word][1] for word in best}


if __name__ == "__main__":
    main()
