from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transnews.engines import Model
from transnews.engines.choice import Chooser, version_key
from transnews.errors import UsageError
from transnews.settings import Settings, SettingsError


def model(engine: str, pair: str, version: str = "", name: str = "") -> Model:
    source, target = pair.split(">")
    return Model(engine, name or f"{source}{target}{version}", source, target, Path(), version)


def chosen(models: list[Model], pair: str, settings: Settings | None = None) -> list[tuple[str, str]]:
    """Return (route, reason) of every candidate, the best first."""
    source, target = pair.split(">")
    return [
        ("+".join(f"{step.engine}/{step.name}" for step in candidate.route), candidate.reason)
        for candidate in Chooser(settings or Settings()).choose(models, source, target)
    ]


def routes(models: list[Model], pair: str, settings: Settings | None = None) -> list[str]:
    return [route for route, _reason in chosen(models, pair, settings)]


def test_direct_comes_before_pivot_whatever_the_engine() -> None:
    models = [model("firefox", "hy>en"), model("firefox", "en>pt"), model("argos", "hy>pt")]
    assert chosen(models, "hy>pt") == [
        ("argos/hypt", "a direct model"),
        ("firefox/hyen+firefox/enpt", "a direct model comes before two in a row"),
    ]


def test_a_pivot_goes_across_engines_and_prefers_the_better_engine() -> None:
    models = [model("argos", "hy>en"), model("argos", "en>pt"), model("firefox", "en>pt")]
    [first, second] = chosen(models, "hy>pt")
    assert first == ("argos/hyen+firefox/enpt", "no direct model is installed; two meet in en")
    assert second[0] == "argos/hyen+argos/enpt"
    assert "'engines'" in second[1]


def test_the_order_of_engines_is_the_settings() -> None:
    models = [model("firefox", "en>pt"), model("argos", "en>pt")]
    assert routes(models, "en>pt") == ["firefox/enpt", "argos/enpt"]
    assert routes(models, "en>pt", Settings(engines=("argos", "firefox"))) == ["argos/enpt", "firefox/enpt"]


def test_english_is_the_first_pivot_and_the_settings_can_name_others() -> None:
    models = [model("argos", pair) for pair in ("hy>ru", "ru>pt", "hy>en", "en>pt")]
    assert chosen(models, "hy>pt")[1] == ("argos/hyru+argos/rupt", "ru comes after en among the pivots")
    assert routes(models, "hy>pt", Settings(pivots=("ru", "en")))[0] == "argos/hyru+argos/rupt"


def test_the_newer_version_and_the_nearer_variety() -> None:
    models = [model("argos", "en>pt", version) for version in ("1.0", "1.10", "1.9")]
    assert routes(models, "en>pt") == ["argos/enpt1.10", "argos/enpt1.9", "argos/enpt1.0"]
    assert chosen(models, "en>pt")[1][1] == "version 1.9 is older than 1.10"
    models = [model("argos", "en>pt-PT", "2.0"), model("argos", "en>pt-BR", "1.0")]
    assert routes(models, "en>pt-BR") == ["argos/enpt-BR1.0", "argos/enpt-PT2.0"]
    assert routes(models, "en>pt-PT") == ["argos/enpt-PT2.0", "argos/enpt-BR1.0"]


def test_a_model_reads_what_its_readers_read() -> None:
    """Traditional Chinese goes to a model for simplified Chinese where there is no other; never the other way out."""
    models = [model("firefox", "zh>en"), model("argos", "hr>en")]
    assert routes(models, "zh-Hant>en") == routes(models, "zh>en") == ["firefox/zhen"]
    assert routes(models, "bs>en") == ["argos/hren"]
    assert not routes(models, "sr>en")
    assert not routes([model("firefox", "en>zh")], "en>zh-Hant")


def test_a_preference_for_a_pair_holds_in_a_pivot_too_and_for_no_other_pair() -> None:
    models = [model("firefox", "en>pt"), model("argos", "en>pt"), model("argos", "hy>en"), model("firefox", "en>ru")]
    settings = Settings(prefer=("en pt = argos",))
    assert chosen(models, "en>pt", settings)[1] == ("firefox/enpt", "the setting 'prefer' names another")
    assert routes(models, "hy>pt", settings)[0] == "argos/hyen+argos/enpt"
    assert routes([*models, model("argos", "en>ru")], "en>ru", settings)[0] == "firefox/enru"


def test_equal_models_are_told_by_the_order_in_which_they_are_found() -> None:
    models = [model("argos", "en>pt", "1.0", "b"), model("argos", "en>pt", "1.0", "a")]
    assert chosen(models, "en>pt") == [("argos/b", "a direct model"), ("argos/a", "equally good, and found later")]


@pytest.mark.parametrize("entry", ["en-pt = argos", "en pt argos", "", "en pt =", "en pt = argos/a/b c"])
def test_a_preference_that_cannot_be_understood(entry: str) -> None:
    with pytest.raises(SettingsError, match="'prefer'"):
        Chooser(Settings(prefer=(entry,)))


@pytest.mark.parametrize("entry", ["english pt = argos", "en pt = bing"])
def test_a_preference_of_what_does_not_exist(entry: str) -> None:
    with pytest.raises(UsageError):
        Chooser(Settings(prefer=(entry,)))


PAIRS = st.sampled_from(["hy>en", "en>pt", "hy>pt", "hy>ru", "ru>pt", "en>ru", "pt>en"])
MODELS = st.lists(st.builds(model, st.sampled_from(["firefox", "argos"]), PAIRS, st.sampled_from(["", "1.0", "1.9"])))


@given(MODELS)
def test_every_candidate_leads_where_it_should_and_no_pivot_is_before_a_direct_one(models: list[Model]) -> None:
    candidates = Chooser(Settings()).choose(models, "hy", "pt")
    for candidate in candidates:
        assert (candidate.route[0].source, candidate.route[-1].target) == ("hy", "pt")
        assert all(one.target == two.source for one, two in zip(candidate.route, candidate.route[1:], strict=False))
        assert candidate.reason
        assert "{" not in candidate.reason
    lengths = [len(candidate.route) for candidate in candidates]
    assert lengths == sorted(lengths)


@given(MODELS)
def test_the_choice_does_not_depend_on_the_order_of_different_models(models: list[Model]) -> None:
    unique = list({(one.engine, one.source, one.target, one.version): one for one in models}.values())
    best = Chooser(Settings()).choose(unique, "hy", "pt")
    turned = Chooser(Settings()).choose(unique[::-1], "hy", "pt")
    assert [candidate.route for candidate in best] == [candidate.route for candidate in turned]


def test_versions_compare_as_numbers() -> None:
    versions = ["", "1", "1.0a", "1.9", "1.9.6", "1.10", "3.1"]
    assert sorted(versions, key=version_key) == versions
