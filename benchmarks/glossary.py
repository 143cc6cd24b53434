"""A large glossary: how long 100,000 concepts take to load, how much memory, and how fast their terms are found.

    python -m benchmarks.glossary [--concepts 100000] [--megabytes 5] [--tbx-megabytes 0]

The glossary and the text are made up, the same on every run: names of one to three words in Latin and Cyrillic letters,
and paragraphs of other words in which every fortieth word is a term. Speed is in megabytes of UTF-8 per second, folding
included; times are the process's own (CPU time). Memory is what the process grew by, in MiB, at its peak. With
``--tbx-megabytes`` a TBX file of that size is read too.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from transnews.glossary import Termbase

if TYPE_CHECKING:
    from collections.abc import Iterator

_SYLLABLES = {
    "en": [a + b for a in "bdfghklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "er", "is", "ol", "un")],
    "ru": [a + b for a in "бвгдзклмнпрст" for b in ("а", "е", "и", "о", "у", "ан", "ер", "ис", "ол", "ун")],
}
_PARAGRAPH = 60  # words
_TERM_EVERY = 40  # words
_LIMITS = {"load_seconds": 3.0, "memory_mib": 200.0, "match_mb_per_second": 3.0}


def main() -> int:
    """Run the benchmark and return 0 if every figure is within its limit, else 1."""
    options = _options()
    chance = random.Random(2021)  # noqa: S311 - the same text on every run
    names = [_name(chance, number) for number in range(options.concepts)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.csv"
        path.write_text("\n".join(_rows(names)), encoding="utf-8")
        before = _memory()
        start = time.process_time()
        termbase = Termbase.load(path, strict=True)
        loaded = time.process_time() - start
        for language in _SYLLABLES:
            termbase.matches("", language)
        ready = time.process_time() - start
        figures = {"load_seconds": loaded, "ready_seconds": ready, "memory_mib": _memory() - before}
    sys.stdout.write(f"{len(termbase.concepts)} concepts, {len(_SYLLABLES)} languages\n")
    for language, syllables in _SYLLABLES.items():
        text = list(_paragraphs(chance, syllables, [name[language] for name in names], options.megabytes))
        start = time.process_time()
        found = sum(len(termbase.matches(paragraph, language)) for paragraph in text)
        speed = sum(len(paragraph.encode()) for paragraph in text) / 1e6 / (time.process_time() - start)
        figures["match_mb_per_second"] = min(speed, figures.get("match_mb_per_second", speed))
        sys.stdout.write(f"{language}: {found} terms found, {speed:.1f} MB/s\n")
    if options.tbx_megabytes:
        _read_large_tbx(options.tbx_megabytes)
    for name, value in figures.items():
        limit = f" (limit {_LIMITS[name]:g})" if name in _LIMITS else ""
        sys.stdout.write(f"{name}: {value:.2f}{limit}\n")
    return 0 if _within(figures) else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--concepts", type=int, default=100_000)
    parser.add_argument("--megabytes", type=float, default=5.0, help="characters of text per language, in millions")
    parser.add_argument("--tbx-megabytes", type=float, default=0, help="size of a TBX file to read")
    return parser.parse_args()


def _read_large_tbx(megabytes: float) -> None:
    """Read a TBX file whose size is mostly in definitions, and tell how long that took and what it needed."""
    definition = "A long definition, as termbases of public bodies have them. " * 40
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.tbx"
        with path.open("w", encoding="utf-8") as file:
            file.write('<tbx type="TBX-Basic" style="dca" xmlns="urn:iso:std:iso:30042:ed-2"><text><body>\n')
            number = 0
            while file.tell() < megabytes * 1e6:
                number += 1
                file.write(
                    f'<conceptEntry id="c{number}"><descrip type="definition">{definition}</descrip>'
                    f'<langSec xml:lang="en"><termSec><term>Term {number}</term></termSec></langSec></conceptEntry>\n'
                )
            file.write("</body></text></tbx>")
        before, start = _memory(), time.process_time()
        concepts = Termbase.load(path, strict=True).concepts
        seconds = time.process_time() - start
    sys.stdout.write(
        f"TBX of {megabytes:g} MB: {len(concepts)} concepts in {seconds:.1f} s, {_memory() - before:.0f} MiB\n"
    )


def _within(figures: dict[str, float]) -> bool:
    return (
        figures["load_seconds"] <= _LIMITS["load_seconds"]
        and figures["memory_mib"] <= _LIMITS["memory_mib"]
        and figures["match_mb_per_second"] >= _LIMITS["match_mb_per_second"]
    )


def _memory() -> float:
    """Return the most memory that the process has used so far, in MiB (Linux counts KiB, macOS bytes)."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def _name(chance: random.Random, number: int) -> dict[str, str]:
    """Return one name per language; the last word spells the number, so that no two names are equal."""
    words = chance.choice((1, 1, 2, 2, 3))
    return {
        language: " ".join(
            [_word(chance, syllables).capitalize() for _word_before in range(words - 1)]
            + [_spelled(number, syllables).capitalize()]
        )
        for language, syllables in _SYLLABLES.items()
    }


def _word(chance: random.Random, syllables: list[str]) -> str:
    return "".join(chance.choice(syllables) for _syllable in range(chance.randint(1, 4)))


def _spelled(number: int, syllables: list[str]) -> str:
    word = ""
    for _digit in range(3):
        number, digit = divmod(number, len(syllables))
        word += syllables[digit]
    return word + syllables[number]


def _rows(names: list[dict[str, str]]) -> Iterator[str]:
    yield "id,kind,en,ru,en-avoid,note"
    for number, name in enumerate(names):
        yield f"c{number},person,{name['en']},{name['ru']},{name['en']}h,"


def _paragraphs(chance: random.Random, syllables: list[str], terms: list[str], megabytes: float) -> Iterator[str]:
    size = 0
    while size < megabytes * 1e6:
        words = [
            chance.choice(terms) if chance.randrange(_TERM_EVERY) == 0 else _word(chance, syllables)
            for _place in range(_PARAGRAPH)
        ]
        paragraph = " ".join(words) + "."
        size += len(paragraph)
        yield paragraph


if __name__ == "__main__":
    sys.exit(main())
