"""How fast the engines are, each against what a user would have instead, in one run on one machine.

    python -m benchmarks.engines --data DIR --split NAME [--sentences N] [--repetitions N]

reads ``DIR/NAME.en`` and ``DIR/NAME.pt`` (one sentence a line). The Argos engine runs against Argos Translate, as
shipped and at its best settings, on the small package of the tests and on a model of base size (benchmarks/argos.py);
the Firefox engine, and the whole program, against a loop around fxtranslate (benchmarks/firefox.py).
"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks import argos, firefox


def main() -> None:
    """Read the arguments and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--split", required=True)
    parser.add_argument("--sentences", type=int, default=200, help="so many for Argos, evenly spread (0: all)")
    parser.add_argument("--repetitions", type=int, default=1)
    options = parser.parse_args()
    sources, references = (
        (options.data / f"{options.split}.{language}").read_text(encoding="utf-8").splitlines()
        for language in ("en", "pt")
    )
    print("Firefox", flush=True)
    for line in firefox.compare(sources, references, options.repetitions):
        print(f"  {line}", flush=True)
    if 0 < options.sentences < len(sources):
        step = -(-len(sources) // options.sentences)
        sources, references = sources[::step], references[::step]
    with argos.packages() as models:
        for name, model in models.items():
            print(f"Argos, {name} model", flush=True)
            for line in argos.compare(model, sources, references if name == "small" else (), options.repetitions):
                print(f"  {line}", flush=True)


if __name__ == "__main__":
    main()
