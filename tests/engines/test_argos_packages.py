from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.engines.argos_package import build_package, install_package
from transnews.engines.argos import ArgosEngine
from transnews.engines.argos.packages import PackageError, packages_folder, read_package
from transnews.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_package(tmp_path_factory.mktemp("archives"))


@pytest.fixture
def package(archive: Path, tmp_path: Path) -> Path:
    return install_package(archive, tmp_path / "packages")


def engine_for(package: Path) -> ArgosEngine:
    return ArgosEngine(Settings(argos_packages=str(package.parent)))


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def make_newer(path: Path) -> None:
    path.write_bytes(b"\x07\0\0\0" + path.read_bytes()[4:])


def change_metadata(package: Path, **changes: object) -> None:
    path = package / "metadata.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), **changes}), encoding="utf-8")


def test_an_installed_package_is_a_model(package: Path) -> None:
    engine = engine_for(package)
    [model] = engine.models()
    assert (model.engine, model.name, model.source, model.target) == ("argos", "translate-en_de-1_0", "en", "de")
    assert (model.path, model.version) == (package, "1.0")
    assert engine.problems == []


@pytest.mark.parametrize(
    ("code", "tag"), [("pb", "pt-BR"), ("zt", "zh-Hant"), ("zh", "zh"), ("nb", "nb"), ("tl", "fil"), ("sr", "sr")]
)
def test_codes_of_argos_become_language_tags(package: Path, code: str, tag: str) -> None:
    change_metadata(package, from_code=code)
    assert [model.source for model in engine_for(package).models()] == [tag]


def test_no_folder_is_no_models(tmp_path: Path) -> None:
    engine = ArgosEngine(Settings(argos_packages=str(tmp_path / "absent")))
    assert engine.models() == []
    assert engine.problems == []


@pytest.mark.parametrize(
    ("harm", "reason"),
    [
        (lambda folder: (folder / "metadata.json").unlink(), "metadata.json"),
        (lambda folder: (folder / "metadata.json").write_text("{"), "metadata.json"),
        (lambda folder: (folder / "metadata.json").write_text("[]"), "not a JSON object"),
        (lambda folder: (folder / "metadata.json").write_bytes(b"\xff"), "metadata.json"),
        (lambda folder: change_metadata(folder, to_code=""), "to_code"),
        (lambda folder: change_metadata(folder, to_code=7), "to_code"),
        (lambda folder: change_metadata(folder, target_prefix=["a"]), "target_prefix"),
        (lambda folder: change_metadata(folder, from_code="klingon9"), "klingon9"),
        (lambda folder: shutil.rmtree(folder / "model"), "model.bin"),
        (lambda folder: cut(folder / "model" / "model.bin"), "end of its weights is missing"),
        (lambda folder: (folder / "model" / "model.bin").write_bytes(b"no model" * 99), "are no model"),
        (lambda folder: make_newer(folder / "model" / "model.bin"), "version 7, newer than 6"),
        (lambda folder: (folder / "sentencepiece.model").unlink(), "bpe.model"),
    ],
)
def test_a_broken_package_is_reported_and_the_others_are_found(
    archive: Path, package: Path, harm: Callable[[Path], None], reason: str
) -> None:
    broken = package.rename(package.with_name("broken"))
    harm(broken)
    sound = install_package(archive, package.parent)
    engine = engine_for(package)
    assert [model.path for model in engine.models()] == [sound]
    [problem] = engine.problems
    assert (problem.code, problem.severity) == ("package-broken", "warning")
    assert "broken" in problem.message
    assert reason in problem.message
    assert "\n" not in problem.message


def test_problems_are_those_of_the_last_look(archive: Path, package: Path) -> None:
    (package / "metadata.json").unlink()
    engine = engine_for(package)
    engine.models()
    assert len(engine.problems) == 1
    install_package(archive, package.parent)
    assert len(engine.models()) == 1
    assert engine.problems == []


def test_packages_of_another_kind_are_no_models_and_no_problem(package: Path) -> None:
    change_metadata(package, type="sbd")
    engine = engine_for(package)
    assert (engine.models(), engine.problems) == ([], [])


def test_other_files_in_the_folder_do_no_harm(package: Path) -> None:
    (package.parent / "notes.txt").write_text("mine")
    (package.parent / ".cache").mkdir()
    engine = engine_for(package)
    assert len(engine.models()) == 1
    assert engine.problems == []


def test_a_model_whose_package_has_gone_raises(package: Path) -> None:
    engine = engine_for(package)
    [model] = engine.models()
    shutil.rmtree(package)
    with pytest.raises(PackageError, match=r"metadata\.json"):
        engine.translate(["text"], model)


def test_digest_depends_on_every_file_that_counts(archive: Path, tmp_path: Path) -> None:
    first, second = (install_package(archive, tmp_path / name) for name in ("one", "two"))
    [before] = engine_for(first).models()
    assert engine_for(second).models()[0].digest == before.digest
    for name in ("metadata.json", "sentencepiece.model", "model/config.json", "model/model.bin"):
        path = install_package(archive, tmp_path / name.replace("/", "-")) / name
        path.write_bytes(path.read_bytes() + b" ")
        [after] = engine_for(path.parents[name.count("/")]).models()
        assert after.digest != before.digest, name


def test_digest_samples_the_middle_of_a_large_model(package: Path) -> None:
    path = package / "model" / "model.bin"
    content = bytearray(path.read_bytes())
    assert len(content) > 1 << 20
    [before] = engine_for(package).models()
    middle = len(content) // 2
    content[middle - 100_000 : middle + 100_000] = bytes(200_000)
    path.write_bytes(content)
    [after] = engine_for(package).models()
    assert after.digest != before.digest


@pytest.mark.parametrize(
    ("source", "target", "command"),
    [
        ("en", "de", "transnews models install en de"),
        ("pt-BR", "en", "transnews models install pt-BR en"),
        ("en-GB", "zh-TW", "transnews models install en-GB zh-TW"),
        ("es-419", "pt", "transnews models install es-419 pt"),
        ("ru", "pt", "transnews models install ru pt"),
        ("hy", "en", ""),
        ("en", "ka", ""),
        ("en", "en", ""),
    ],
)
def test_install_hint(source: str, target: str, command: str) -> None:
    assert ArgosEngine(Settings()).install_hint(source, target) == command


def test_install_hint_names_the_chosen_engine() -> None:
    hint = ArgosEngine(Settings(engine="argos")).install_hint("en", "de")
    assert hint == "transnews models install en de --engine argos"


@pytest.mark.parametrize("chosen", ["environment", "settings", "data", "home"])
def test_packages_lie_where_argos_itself_looks(tmp_path: Path, chosen: str) -> None:
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path / "home")}
    if chosen != "home":
        environment["XDG_DATA_HOME"] = str(tmp_path / "data")
    if chosen in {"settings", "environment"}:
        environment["XDG_CONFIG_HOME"] = str(tmp_path / "configuration")
        settings = tmp_path / "configuration" / "argos-translate" / "settings.json"
        settings.parent.mkdir(parents=True)
        settings.write_text(json.dumps({"ARGOS_PACKAGES_DIR": str(tmp_path / "from settings")}))
    if chosen == "environment":
        environment["ARGOS_PACKAGES_DIR"] = str(tmp_path / "from environment")
    code = "from argostranslate import settings; print(settings.package_data_dir)"
    expected = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    ).stdout.strip()
    code = "import os; from transnews.engines.argos.packages import packages_folder; print(packages_folder(os.environ))"
    found = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert found.stdout.strip() == expected


def test_unreadable_settings_of_argos_are_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = tmp_path / "argos-translate" / "settings.json"
    settings.parent.mkdir()
    settings.write_text("{")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.delenv("ARGOS_PACKAGES_DIR", raising=False)
    with pytest.raises(PackageError, match=r"settings\.json"):
        packages_folder(os.environ)
    engine = ArgosEngine(Settings())
    assert engine.models() == []
    assert "settings.json" in engine.problems[0].message


def test_read_package_takes_the_target_prefix(tmp_path: Path) -> None:
    package = read_package(install_package(build_package(tmp_path, target_prefix=">>de<<"), tmp_path / "packages"))
    assert package is not None
    assert package.target_prefix == ">>de<<"
