"""Distil a Firefox model into a small Transformer and pack it as an Argos package.

    python -m tools.argos_model.pairs TEXT... -o pairs.tsv           # English with Firefox's Portuguese
    python -m tools.argos_model pairs.tsv --from en --to pt -o FOLDER
    python -m tools.argos_model pairs.tsv --from pt --to en --reversed -o FOLDER

writes ``FOLDER/translate-en_pt-1_0.argosmodel``. Needs torch, protobuf and the extra ``starter``: use an environment of
its own. It runs on one thread; the same pairs and options give the same model on one machine.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from babel import Locale
from sentencepiece import SentencePieceProcessor

from tools.argos_model.network import Transformer
from tools.argos_model.package import pack
from tools.argos_model.pairs import read_pairs
from tools.argos_model.teacher import cut_vocabulary, cut_weights, read_weights
from tools.argos_model.train import Plan, train
from transnews.engines.firefox.store import find_models


def main() -> None:
    """Train and pack what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", nargs="+", type=Path, help="tab-separated sentence pairs")
    parser.add_argument("--from", dest="source", required=True)
    parser.add_argument("--to", dest="target", required=True)
    parser.add_argument("--reversed", action="store_true", help="the pairs' second column is the source")
    parser.add_argument("--steps", type=int, default=1000)
    parser.add_argument("--vocabulary", type=int, default=5000, help="tokens kept of the teacher's")
    parser.add_argument("--layers", default="1,4,5,6", help="layers kept of the teacher's encoder")
    parser.add_argument("-o", "--output", type=Path, required=True, help="folder for the package")
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(1)

    pairs = [pair for path in options.pairs for pair in read_pairs(path)]
    if options.reversed:
        pairs = [(target, source) for source, target in pairs]
    direction = (options.source, options.target)
    teacher = next(files for files in find_models() if (files.model.source, files.model.target) == direction)
    vocabulary = teacher.source_vocabulary.read_bytes()
    vocabulary, kept = cut_vocabulary(vocabulary, (text for pair in pairs for text in pair), options.vocabulary)
    layers = [int(number) for number in options.layers.split(",")]
    network = Transformer(cut_weights(read_weights(teacher.weights), kept, layers))
    tokenizer = SentencePieceProcessor(model_proto=vocabulary)
    train(network, [(tokenizer.encode(source), tokenizer.encode(target)) for source, target in pairs],
          Plan(options.steps))  # fmt: skip
    english = Locale("en").languages
    metadata = {
        "package_version": "1.0",
        "argos_version": "1.9",
        "from_code": options.source,
        "from_name": english[options.source],
        "to_code": options.target,
        "to_name": english[options.target],
    }
    pack(network, vocabulary, metadata, options.output / f"translate-{options.source}_{options.target}-1_0.argosmodel")


if __name__ == "__main__":
    main()
