"""What the whole pipeline costs on top of the bare engine, in one run.

    python -m benchmarks.pipeline --data DIR --split NAME [--from en] [--to pt] [--sentences N]

reads ``DIR/NAME.<from>`` (one sentence a line), translates it with the engine alone, one sentence a call, as a script
around the engine would, and then with transnews (detection, glossary, localization, checks), and prints words per
second of both and their ratio.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from transnews.articles import read_bytes
from transnews.engines import Router
from transnews.pipeline import translate
from transnews.settings import Settings


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--split", required=True)
    parser.add_argument("--from", dest="source", default="en")
    parser.add_argument("--to", dest="target", default="pt")
    parser.add_argument("--sentences", type=int, default=300)
    options = parser.parse_args()
    lines = (options.data / f"{options.split}.{options.source}").read_text(encoding="utf-8").splitlines()
    lines = lines[: options.sentences]
    words = sum(len(line.split()) for line in lines)

    settings = Settings()
    router = Router(settings)
    route = router.route(options.source, options.target)
    router.translate(["Start."], route)  # loads the model
    begin = time.perf_counter()
    for line in lines:
        router.translate([line], route)
    bare = time.perf_counter() - begin

    article = read_bytes("\n\n".join(lines).encode(), f"{options.split}.{options.source}.txt")
    begin = time.perf_counter()
    [text] = translate([article], options.target, source=options.source, settings=settings)
    whole = time.perf_counter() - begin
    print(f"{len(lines)} sentences, {words} words, {len(text.units)} segments, route {[model.name for model in route]}")
    print(f"engine alone: {words / bare:7.0f} words/s")
    print(f"transnews:    {words / whole:7.0f} words/s, {whole / bare:.2f} times the engine's time")


if __name__ == "__main__":
    main()
