"""Argos packages for tests, made on the spot: real tokenizers, a real CTranslate2 model, the real archive format.

``build_package`` makes an ``.argosmodel`` archive and ``install_package`` unpacks it as Argos Translate does. The model
copies its input and knows the few words of ``LEXICON``, so a test can say exactly what the translation must be:
"The minister spoke in Yerevan." gives "Der Minister spoke in Jerewan.". It knows the letters of its training sentences
only (Latin, with German ones): "Д" is an unknown token to it.
"""

from __future__ import annotations

import io
import json
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import sentencepiece
from argostranslate.apply_bpe import BPE

from tests.engines.copying_model import Size, save_copying_model

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LEXICON: Mapping[str, str] = {
    "The": "Der",
    "minister": "Minister",
    "and": "und",
    "Armenia": "Armenien",
    "Yerevan": "Jerewan",
    "Monday": "Montag",
    "peace": "Frieden",
}
"""Words that the model translates, wherever a word begins with them ("They" becomes "Dery"), with BPE also where one
ends ("stand" becomes "stund").
"""

SENTENCES = (
    "The minister said on Monday that the talks would go on in Yerevan.",
    "Armenia and its neighbour agreed to exchange prisoners of war.",
    "Both sides want peace on the border, said a spokesman for the ministry.",
    "Prices rose by 6.5% in March, the statistical office reported on Tuesday.",
    "The court found that the newspaper had not broken the law.",
    "More than 1,200 people took part in the march through the old town.",
    '"We will vote again in two weeks", the speaker of parliament told us.',
    "Farmers fear another dry summer after a winter with little snow.",
    "The bridge was closed for 48 hours; lorries had to take the longer road.",
    "Who pays for the new hospital? The council has until Friday to decide.",
    "Der Minister sagte am Montag, die Gespräche in Jerewan würden fortgesetzt.",
    "Armenien und sein Nachbar haben sich auf einen Gefangenenaustausch geeinigt.",
    "Beide Seiten wollen Frieden an der Grenze, sagte ein Sprecher des Ministeriums.",
    "Die Preise stiegen im März um 6,5 %, teilte das Statistikamt am Dienstag mit.",
    "Das Gericht entschied, daß die Zeitung kein Gesetz verletzt hat.",
    "Über 1.200 Menschen zogen durch die Altstadt, so die Polizei.",
    "Bauern fürchten nach einem Winter mit wenig Schnee den nächsten trockenen Sommer.",
    "Die Brücke war zwei Tage lang gesperrt; Lastwagen mußten die längere Straße nehmen.",
    "Quiz: Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich.",
    "Isn't it so (or nearly so)? No - it's not true at all!",
    "JFK, the FBI, NATO, WHO, UNESCO, OPEC, BBC, RTL, VW, YMCA, XYZ and Qatar in one line.",
)
"""Sentences to train tokenizers on, written for these tests; the vocabulary has every letter of theirs."""


def build_package(
    folder: Path,
    source: str = "en",
    target: str = "de",
    *,
    tokenizer: Literal["sentencepiece", "bpe"] = "sentencepiece",
    target_prefix: str = "",
    size: Size | None = None,
) -> Path:
    """Write ``translate-<source>_<target>-1_0.argosmodel`` into ``folder`` and return its path.

    ``source`` and ``target`` are Argos's own codes. The same arguments give the same model. Takes some 0.05 s unless
    ``size`` asks for a large one.
    """
    name = f"translate-{source}_{target}-1_0"
    metadata = {
        "package_version": "1.0",
        "argos_version": "1.9",
        "from_code": source,
        "from_name": source,
        "to_code": target,
        "to_name": target,
        **({"target_prefix": target_prefix} if target_prefix else {}),
    }
    with tempfile.TemporaryDirectory() as scratch:
        package = Path(scratch, name)
        package.mkdir()
        (package / "metadata.json").write_text(json.dumps(metadata), encoding="utf-8")
        tokens, lexicon = _write_bpe(package) if tokenizer == "bpe" else _write_sentencepiece(package)
        tokens += [target_prefix] if target_prefix else []
        save_copying_model(package / "model", tokens, lexicon, size or Size(), begins_source=bool(target_prefix))
        return _archive(package, folder / f"{name}.argosmodel")


def install_package(archive: Path, packages: Path) -> Path:
    """Unpack an archive into the folder of installed packages, as Argos Translate does, and return its folder."""
    with zipfile.ZipFile(archive) as file:
        file.extractall(packages)
    return packages / archive.stem


def _write_sentencepiece(package: Path) -> tuple[list[str], dict[str, str]]:
    """Train and write sentencepiece.model; return the model's tokens and which of them translate to which."""
    lexicon = {f"▁{source}": f"▁{target}" for source, target in LEXICON.items()}
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(SENTENCES),
        model_writer=model,
        vocab_size=200,
        character_coverage=1.0,
        user_defined_symbols=[*lexicon, *lexicon.values()],
        num_threads=1,
        minloglevel=2,
    )
    (package / "sentencepiece.model").write_bytes(model.getvalue())
    processor = sentencepiece.SentencePieceProcessor(model_proto=model.getvalue())
    pieces = [processor.id_to_piece(number) for number in range(processor.get_piece_size())]
    return [piece for piece in pieces if piece not in {"<unk>", "<s>", "</s>"}], lexicon


def _write_bpe(package: Path) -> tuple[list[str], dict[str, str]]:
    """Write bpe.model, whose merges make the lexicon's words whole; return tokens and lexicon as above."""
    merges = list(dict.fromkeys(merge for word in (*LEXICON, *LEXICON.values()) for merge in _merges(word)))
    codes = "#version: 0.2\n" + "".join(f"{left} {right}\n" for left, right in merges)
    (package / "bpe.model").write_text(codes, encoding="utf-8")
    encoder = BPE(io.StringIO(codes))
    letters = sorted({letter for sentence in SENTENCES for letter in sentence if not letter.isspace()} | set("&#;"))
    segments = {segment for word in (*LEXICON, *LEXICON.values()) for segment in encoder.segment_tokens([word])}
    segments |= {f"{left}{right}@@" for left, right in merges if not right.endswith("</w>")}
    segments |= {f"{left}{right}".removesuffix("</w>") for left, right in merges if right.endswith("</w>")}
    return sorted({*letters, *(f"{letter}@@" for letter in letters), *segments}), dict(LEXICON)


def _merges(word: str) -> Iterable[tuple[str, str]]:
    """Yield the merges that build a word from left to right."""
    letters = [*word[:-1], f"{word[-1]}</w>"]
    for end in range(1, len(letters)):
        yield "".join(letters[:end]), letters[end]


def _archive(package: Path, archive: Path) -> Path:
    archive.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(archive, "w") as file:
        for path in sorted(package.rglob("*")):
            file.write(path, path.relative_to(package.parent))
    return archive
