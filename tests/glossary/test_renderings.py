from __future__ import annotations

from transnews.glossary.renderings import NameRenderings, find_renderings, rendered_names
from transnews.glossary.variants import Passage, find_variants

Rows = list[tuple[str, str]]


def pairs(rows: Rows, source: str, target: str) -> list[tuple[Passage, Passage]]:
    return [
        (Passage(one, source, str(number)), Passage(other, target, str(number)))
        for number, (one, other) in enumerate(rows, 1)
    ]


def summary(found: list[NameRenderings]) -> list[tuple[str, str, dict[str, list[str]]]]:
    return [
        (item.source, item.canonical, {name: [place.place for place in places] for name, places in item.places.items()})
        for item in found
    ]


def test_one_name_in_two_spellings() -> None:
    rows = [
        ("Talks with Shoigu began.", "As conversas com Shoigu começaram."),
        ("Then Shoigu left.", "Depois Choigou partiu."),
        ("Baku denied it.", "Baku negou."),
    ]
    found = find_renderings(pairs(rows, "en", "pt"))
    assert summary(found) == [("Shoigu", "Shoigu", {"Shoigu": ["1"], "Choigou": ["2"]})]
    for spelling, places in found[0].places.items():
        assert all(rows[place.passage][1][place.start : place.end] == spelling for place in places)


def test_a_source_without_capitals() -> None:
    rows = [("التقى شويغو الوزير", "The minister met Shoigu."), ("وقال شويغو ذلك", "It was Shuygu who said so.")]
    assert summary(find_renderings(pairs(rows, "ar", "en"))) == [
        ("شويغو", "Shoigu", {"Shoigu": ["1"], "Shuygu": ["2"]})
    ]


def test_a_target_without_capitals_and_with_clitics() -> None:
    rows = [
        ("Talks with Obama began.", "بدأت المحادثات مع أوباما"),
        ("He and Obama left.", "غادر هو وأوباما"),
        ("They saw Obama.", "رأوا اوباما"),
    ]
    found = find_renderings(pairs(rows, "en", "ar"))
    assert [(name, len(places)) for name, places in found[0].places.items()] == [("أوباما", 2), ("اوباما", 1)]


def test_case_endings_are_one_spelling() -> None:
    rows = [("Talks in Yerevan began.", "Переговоры в Ереване начались."), ("He left Yerevan.", "Он покинул Ереван.")]
    assert find_renderings(pairs(rows, "en", "ru")) == []
    [name] = rendered_names(pairs(rows, "en", "ru"))
    assert sum(map(len, name.places.values())) == 2


def test_a_rendering_may_be_farther_away_than_the_same_name() -> None:
    rows = [("It was Margarian who spoke.", "Foi Margariano quem falou."), ("They met Margarian.", "Viram Margarian.")]
    assert summary(find_renderings(pairs(rows, "en", "pt"))) == [
        ("Margarian", "Margariano", {"Margariano": ["1"], "Margarian": ["2"]})
    ]


def test_two_spellings_of_the_source_count_as_one_name_when_it_is_said() -> None:
    rows = [("They met Margaryan.", "Viram Margaryan."), ("They saw Margarian.", "Olharam Margarian.")]
    both = pairs(rows, "en", "pt")
    assert find_renderings(both) == []
    variants = find_variants([source for source, _target in both])
    assert [item.canonical for item in find_renderings(both, variants=variants)] == ["Margaryan"]


def test_each_name_has_one_partner() -> None:
    rows = [("Between Iran and Iraq.", "Между Ираном и Ираком.")]
    found = rendered_names(pairs(rows, "en", "ru"))
    assert [(name.source, list(name.places)) for name in found] == [("Iran", ["Иран"]), ("Iraq", ["Ирак"])]


def test_scripts_without_rules_give_nothing() -> None:
    assert rendered_names(pairs([("東京で会談", "Talks in Tokyo.")], "ja", "en")) == []
