from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import unicodedata
from typing import TYPE_CHECKING, Any

import ctranslate2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engines.argos_package import SENTENCES, build_package, install_package
from tests.program import ROOT
from transnews.engines.argos import ArgosEngine
from transnews.engines.argos.batches import MAX_SOURCE_TOKENS
from transnews.engines.argos.packages import PackageError, read_package
from transnews.engines.argos.tokenizers import load_tokenizer
from transnews.errors import MissingComponentError
from transnews.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from transnews.engines.argos.tokenizers import Tokenizer
    from transnews.engines.base import Hypothesis, Model

TEXTS = [
    "The minister spoke in Yerevan on Monday.",
    "Peace?",
    'Armenia and its neighbour: "1,200 people" (or 6.5%) want peace; who does not?',
    "Дания and 中文 lie beside Latin words.",
    "Monday and Monday and Monday",
]

ARGOS_SCRIPT = """
import json, sys
from pathlib import Path
from argostranslate import package, translate
archive, texts = Path(sys.argv[1]), json.loads(sys.argv[2])
package.install_from_path(archive)
[installed] = package.get_installed_packages()
class OneSentence:
    def split_sentences(self, text):
        return [text]
translator = translate.ctranslate2.Translator(str(installed.package_path / "model"))
apply = translate.apply_packaged_translation
results = [apply(installed, text, translator, OneSentence(), 1)[0].value for text in texts]
print(json.dumps([package.argospm_package_name(installed), str(installed.package_path), results]))
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three packages of one pair: SentencePiece, BPE, and one with a target prefix."""
    folder = tmp_path_factory.mktemp("argos")
    install(build_package(folder / "pieces"), folder, "pieces")
    install(build_package(folder / "bpe", tokenizer="bpe"), folder, "bpe")
    install(build_package(folder / "prefix", target_prefix=">>de<<"), folder, "prefix")
    return folder / "packages"


def install(archive: Path, folder: Path, name: str) -> None:
    installed = install_package(archive, folder / "unpacked")
    (folder / "packages").mkdir(exist_ok=True)
    installed.rename(folder / "packages" / name)


@pytest.fixture(scope="module")
def engine(folder: Path) -> ArgosEngine:
    return ArgosEngine(Settings(argos_packages=str(folder)))


@pytest.fixture(scope="module")
def models(engine: ArgosEngine) -> dict[str, Model]:
    return {model.name: model for model in engine.models()}


@pytest.fixture(scope="module")
def pieces(folder: Path) -> Tokenizer:
    package = read_package(folder / "pieces")
    assert package is not None
    return load_tokenizer(package)


def links(text: str, hypothesis: Hypothesis) -> list[tuple[str, str]]:
    assert hypothesis.alignment is not None
    return [
        (text[link.source[0] : link.source[1]], hypothesis.text[link.target[0] : link.target[1]])
        for link in hypothesis.alignment
    ]


@pytest.mark.parametrize("name", ["pieces", "bpe", "prefix"])
def test_translates_in_order(engine: ArgosEngine, models: dict[str, Model], name: str) -> None:
    hypotheses = engine.translate(TEXTS, models[name])
    assert [hypothesis.text for hypothesis in hypotheses] == [
        "Der Minister spoke in Jerewan on Montag.",
        "Peace?",
        'Armenien und its neighbour: "1,200 people" (or 6.5%) want Frieden; who does not?',
        "Дания und 中文 lie beside Latin words.",
        "Montag und Montag und Montag",
    ]


@pytest.mark.parametrize("name", ["pieces", "bpe", "prefix"])
def test_gives_what_argos_translate_gives(
    folder: Path, engine: ArgosEngine, models: dict[str, Model], name: str, tmp_path: Path
) -> None:
    archive = folder.parent / name / "translate-en_de-1_0.argosmodel"
    texts = [*TEXTS, *SENTENCES, "a “quoted” – and… №5", " two  spaces ", ""]
    home = {"HOME": str(tmp_path), "PATH": os.environ["PATH"], "ARGOS_BEAM_SIZE": "4"}
    output = subprocess.run(
        [sys.executable, "-c", ARGOS_SCRIPT, str(archive), json.dumps(texts[:-1])],
        env=home,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    package, path, expected = json.loads(output)
    assert [hypothesis.text for hypothesis in engine.translate(texts, models[name])] == [*expected, ""]
    assert package == "translate-en_de"
    assert path == str(tmp_path / ".local/share/argos-translate/packages/translate-en_de-1_0")


def test_underscores_of_the_source_stay(engine: ArgosEngine, models: dict[str, Model]) -> None:
    [hypothesis] = engine.translate(["write to press_office and ask"], models["pieces"])
    assert hypothesis.text == "write to press_office und ask"


class CountingTranslator(ctranslate2.Translator):  # type: ignore[misc]  # CTranslate2 has no types
    """The real translator, and the size of each batch it was given."""

    calls: list[int]

    def translate_batch(self, source: list[list[str]], *arguments: Any, **options: Any) -> Any:
        self.calls.append(len(source))
        return super().translate_batch(source, *arguments, **options)


def test_many_texts_are_one_call(monkeypatch: pytest.MonkeyPatch, folder: Path, models: dict[str, Model]) -> None:
    CountingTranslator.calls = []
    monkeypatch.setattr(ctranslate2, "Translator", CountingTranslator)
    texts = [f"{word} number {count}" for count, word in enumerate(SENTENCES * 10)]
    engine = ArgosEngine(Settings(argos_packages=str(folder), threads=1))
    many = engine.translate([*texts, "", " "], models["pieces"])
    assert CountingTranslator.calls == [len(texts)]
    assert [hypothesis.text for hypothesis in many[-2:]] == ["", ""]
    assert all(hypothesis.text.endswith(f"number {count}") for count, hypothesis in enumerate(many[:-2]))


def test_nothing_to_translate_is_no_call(engine: ArgosEngine, models: dict[str, Model]) -> None:
    assert [hypothesis.text for hypothesis in engine.translate(["", " \n\t"], models["bpe"])] == ["", ""]
    assert engine.translate([], models["pieces"]) == []


@pytest.mark.parametrize("name", ["pieces", "bpe", "prefix"])
def test_a_long_text_loses_no_word(engine: ArgosEngine, models: dict[str, Model], name: str) -> None:
    text = ", ".join(f"paragraph {number} of the report" for number in range(300))
    expected = unicodedata.normalize("NFKC", text)
    first, second = engine.translate([text, "Monday"], models[name])
    assert first.text == expected
    assert second.text == "Montag"
    if name != "bpe":
        assert len(links(text, first)) > 10 * MAX_SOURCE_TOKENS
        assert all(source == target for source, target in links(text, first))


def test_alignment_links_the_words(engine: ArgosEngine, models: dict[str, Model]) -> None:
    text = "Дания,  Armenia and Monday"
    for name in ("pieces", "prefix"):
        [hypothesis] = engine.translate([text], models[name])
        assert links(text, hypothesis) == [
            ("Дания", "Дания"),
            (",", ","),
            ("Armenia", "Armenien"),
            ("and", "und"),
            ("Monday", "Montag"),
        ]
        assert hypothesis.alignment is not None
        assert all(0.9 < link.weight <= 1 for link in hypothesis.alignment)


def test_alignment_counts_the_characters_of_the_text_before_normalization(
    engine: ArgosEngine, models: dict[str, Model]
) -> None:
    text = "№5… ﬁt"
    [hypothesis] = engine.translate([text], models["pieces"])
    assert hypothesis.text == "No5... fit"
    pairs = links(text, hypothesis)
    assert pairs[:3] == [("№", "N"), ("№", "o"), ("5", "5")]
    assert {source for source, target in pairs if target == "."} == {"…"}


def test_bpe_has_no_alignment(engine: ArgosEngine, models: dict[str, Model]) -> None:
    [hypothesis] = engine.translate(["The minister"], models["bpe"])
    assert hypothesis.alignment is None


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1), min_size=1, max_size=5))
@settings(max_examples=60, deadline=None)
def test_alignments_index_into_both_texts(engine: ArgosEngine, models: dict[str, Model], texts: list[str]) -> None:
    for text, hypothesis in zip(texts, engine.translate(texts, models["pieces"]), strict=True):
        for link in hypothesis.alignment or ():
            assert 0 <= link.source[0] < link.source[1] <= len(text)
            assert 0 <= link.target[0] < link.target[1] <= len(hypothesis.text)
            assert not text[link.source[0]].isspace()
            assert not hypothesis.text[link.target[1] - 1].isspace()
            assert 0 <= link.weight <= 1


@given(st.text(st.sampled_from("The minister and Armenia, 1.2 №…ﬁ äß Д\u00a0\u3000\u200b")))
def test_spans_of_the_source_cover_its_visible_characters_in_order(pieces: Tokenizer, text: str) -> None:
    spans = pieces.source_spans(text, pieces.encode(text))
    assert spans is not None
    covered = {position for start, end in spans for position in range(start, end)}
    visible = {position for position, letter in enumerate(text) if not letter.isspace() and letter != "\u200b"}
    assert covered >= visible
    assert spans == sorted(spans)


@pytest.mark.parametrize(
    ("tokens", "text", "words"),
    [
        (["▁Der", "▁Tag"], "Der Tag", ["Der", "Tag"]),
        (["▁", "Д", "▁Tag"], "Д Tag", ["", "Д", "Tag"]),
        (["▁unbe", "kannt", "▁", "."], "unbe kannt .", None),
        (["▁Tag", "<0xD0>", "<0x94>", "▁x"], "TagД x", ["Tag", "Д", "Д", "x"]),
        (["▁foo_bar"], "foo bar", ["foo bar"]),
        ([], "", []),
    ],
)
def test_spans_of_the_target(pieces: Tokenizer, tokens: list[str], text: str, words: list[str] | None) -> None:
    spans = pieces.target_spans(text, tokens)
    assert (None if spans is None else [text[start:end] for start, end in spans]) == words


@pytest.mark.parametrize("name", ["pieces", "bpe"])
@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("Yerevan", True),
        ("Margaryan's 6.5% (äußerst)", True),
        ("Ka\u0308se", True),
        ("", True),
        ("Маргарян", False),
        ("in Łódź", False),
        ("№ 5", False),
    ],
)
def test_can_spell(engine: ArgosEngine, models: dict[str, Model], name: str, text: str, spelled: bool) -> None:  # noqa: FBT001 - a parameter of the test
    assert engine.can_spell(text, models[name]) is spelled


def test_can_spell_reads_older_and_separate_vocabularies(folder: Path, tmp_path: Path) -> None:
    installed = install_package(folder.parent / "pieces" / "translate-en_de-1_0.argosmodel", tmp_path)
    (installed / "model" / "shared_vocabulary.json").unlink()
    engine = ArgosEngine(Settings(argos_packages=str(tmp_path)))
    [model] = engine.models()
    with pytest.raises(PackageError, match="no vocabulary"):
        engine.can_spell("ab", model)
    (installed / "model" / "source_vocabulary.txt").write_text("<unk>\nx\n")
    (installed / "model" / "target_vocabulary.txt").write_text("<unk>\n▁a\nb\n")
    assert engine.can_spell("ab a", model)
    assert not engine.can_spell("ba x", model)


def test_a_vocabulary_with_bytes_can_spell_everything(folder: Path, tmp_path: Path) -> None:
    installed = install_package(folder.parent / "pieces" / "translate-en_de-1_0.argosmodel", tmp_path)
    (installed / "model" / "shared_vocabulary.json").write_text('["<unk>", "<0x00>", "a"]')
    engine = ArgosEngine(Settings(argos_packages=str(tmp_path)))
    assert engine.can_spell("Маргарян", engine.models()[0])


def test_moses_entities_in_a_bpe_vocabulary_are_characters(folder: Path, tmp_path: Path) -> None:
    installed = install_package(folder.parent / "bpe" / "translate-en_de-1_0.argosmodel", tmp_path)
    (installed / "model" / "shared_vocabulary.json").write_text('["<unk>", "Sho@@", "igu", "&apos;s"]')
    engine = ArgosEngine(Settings(argos_packages=str(tmp_path)))
    [model] = engine.models()
    assert engine.can_spell("Shoigu's", model)
    assert not engine.can_spell("Shoigu&apos;s", model)


@pytest.mark.parametrize("name", ["model/shared_vocabulary.json", "sentencepiece.model"])
def test_a_damaged_file_is_named(folder: Path, tmp_path: Path, name: str) -> None:
    installed = install_package(folder.parent / "pieces" / "translate-en_de-1_0.argosmodel", tmp_path)
    (installed / name).write_bytes(b"no model" * 100)
    engine = ArgosEngine(Settings(argos_packages=str(tmp_path)))
    with pytest.raises(PackageError, match="translate-en_de-1_0"):
        engine.translate(["text"], engine.models()[0])


@pytest.mark.parametrize(("name", "library"), [("pieces", "ctranslate2"), ("pieces", "sentencepiece")])
def test_a_missing_library_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, folder: Path, models: dict[str, Model], name: str, library: str
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    engine = ArgosEngine(Settings(argos_packages=str(folder)))
    with pytest.raises(MissingComponentError, match=library) as caught:
        engine.translate(["text"], models[name])
    assert caught.value.hint == "pip install transnews"


@pytest.mark.skipif(ctranslate2.get_cuda_device_count() > 0, reason="this machine has a GPU that may work")
def test_a_gpu_that_cannot_be_used_is_reported_and_the_processor_translates(
    monkeypatch: pytest.MonkeyPatch, folder: Path, models: dict[str, Model]
) -> None:
    monkeypatch.setattr(ctranslate2, "get_cuda_device_count", lambda: 1)
    engine = ArgosEngine(Settings(argos_packages=str(folder)))
    assert [hypothesis.text for hypothesis in engine.translate(["Monday"], models["pieces"])] == ["Montag"]
    assert [problem.code for problem in engine.problems] == ["gpu-unusable"]


def test_finding_models_imports_no_library_and_creates_no_folder(folder: Path, tmp_path: Path) -> None:
    code = """
import sys
from transnews.engines.argos import ArgosEngine
from transnews.settings import Settings
[default, chosen] = [ArgosEngine(Settings()), ArgosEngine(Settings(argos_packages=sys.argv[1]))]
assert default.models() == []
models = chosen.models()
assert len(models) == 3
assert chosen.can_spell("Monday", models[0])
print(sorted({"argostranslate", "ctranslate2", "sacremoses", "sentencepiece"} & set(sys.modules)))
"""
    output = subprocess.run(
        [sys.executable, "-c", code, str(folder)],
        env={"HOME": str(tmp_path), "PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert output.strip() == "[]"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["bpe", "pieces", "prefix"])
def test_the_benchmark_runs(folder: Path, tmp_path: Path, name: str) -> None:
    code = f"""
from benchmarks.argos import compare
from transnews.engines.argos import ArgosEngine
from transnews.settings import Settings
engine = ArgosEngine(Settings(argos_packages={str(folder)!r}))
model = next(model for model in engine.models() if model.name == {name!r})
print("\\n".join(compare(model, {TEXTS[:3]!r})))
"""
    output = subprocess.run(
        [sys.executable, "-c", code],
        env={"HOME": str(tmp_path), "PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert re.search(r"^3 sentences, \d+ words, beam 4", output)
    assert re.search(r"equal translations +100\.0 %", output)
    assert len(re.findall(r"^(?:Argos Translate|argos engine).* [\d,]+ +[\d,]+$", output, re.MULTILINE)) == 4


class LargeTranslator(ctranslate2.Translator):  # type: ignore[misc]  # CTranslate2 has no types
    """The real translator, for which there is no memory when it is to have several workers."""

    def __init__(self, model: str, *, inter_threads: int, intra_threads: int) -> None:
        if inter_threads > 1:
            raise RuntimeError("Cannot allocate memory")
        super().__init__(model, inter_threads=inter_threads, intra_threads=intra_threads)


class HungryTranslator(ctranslate2.Translator):  # type: ignore[misc]  # CTranslate2 has no types
    """The real translator, which has no memory left when several workers translate."""

    def translate_batch(self, *arguments: Any, **options: Any) -> Any:
        if self.num_translators > 1:
            raise MemoryError("std::bad_alloc")
        return super().translate_batch(*arguments, **options)


@pytest.mark.parametrize("translator", [LargeTranslator, HungryTranslator])
def test_no_memory_for_a_second_worker_leaves_one(
    monkeypatch: pytest.MonkeyPatch, folder: Path, models: dict[str, Model], translator: type
) -> None:
    monkeypatch.setattr(ctranslate2, "Translator", translator)
    engine = ArgosEngine(Settings(argos_packages=str(folder), threads=2))
    for _call in range(2):
        assert [hypothesis.text for hypothesis in engine.translate(["Peace, Monday"], models["pieces"])] == [
            "Peace, Montag"
        ]
    [problem] = engine.problems
    assert (problem.code, problem.severity) == ("one-worker", "warning")
    assert "2 workers" in problem.message
