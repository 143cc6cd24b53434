from __future__ import annotations

from transnews import checks
from transnews.glossary import Concept, Termbase, Terms
from transnews.glossary.unify import NameUnifier, inconsistent_names
from transnews.model import Article, BlockKind, Origin, ParallelText, Segment, TermUse, TranslationUnit

ROWS = [
    ("The delegate, Mir Margaryan, spoke.", "O delegado, Mir Margaryan, falou."),
    ("Margarian also called for talks.", "Margarian também pediu conversas."),
]


def parallel(
    *rows: tuple[str, str], source: str = "en", target: str = "pt", origin: Origin = "machine"
) -> ParallelText:
    units = [unit(str(number), one, other, source, origin=origin) for number, (one, other) in enumerate(rows, 1)]
    return ParallelText(Article("a"), source, target, units)


def unit(
    name: str, source: str, target: str, language: str, *, kind: BlockKind = "paragraph", origin: Origin = "machine"
) -> TranslationUnit:
    segment = Segment(source, language=language, confidence=1.0)
    return TranslationUnit(name, 0, kind, segment, target, origin, state="translated")


def targets(text: ParallelText) -> list[str]:
    return [unit.target for unit in text.units]


def codes(text: ParallelText) -> list[list[str]]:
    return [[issue.code for issue in unit.issues] for unit in text.units]


def test_one_spelling_for_one_name() -> None:
    text = parallel(*ROWS)
    NameUnifier()(text)
    assert targets(text) == [ROWS[0][1], "Margaryan também pediu conversas."]
    assert codes(text) == [[], ["name-unified"]]
    checks.run(text)
    assert codes(text) == [[], ["name-unified"]]


def test_a_warning_where_there_are_several() -> None:
    text = parallel(*ROWS)
    checks.run(text)
    assert codes(text) == [[], ["name-variants"]]
    assert "Margaryan" in text.units[1].issues[0].message


def test_the_glossary_chooses() -> None:
    text = parallel(*ROWS)
    NameUnifier(Termbase([[Concept("m", terms={"pt": Terms("Margarian")})]]))(text)
    assert targets(text) == ["O delegado, Mir Margarian, falou.", ROWS[1][1]]


def test_quotations_addresses_reviewed_units_and_enforced_terms_stay() -> None:
    rows = [
        ROWS[0],
        ("“Margarian left,” she said.", "“Margarian saiu”, disse ela."),
        ("See https://example.org/Margarian for Margarian.", "Veja https://example.org/Margarian de Margarian."),
        ("It was Margarian.", "Foi Margarian."),
    ]
    text = parallel(*rows)
    text.units[3].terms.append(TermUse("Margarian", "Margarian", "m", "engine"))
    text.units.append(unit("q", "It was Margarian.", "Foi Margarian.", "en", kind="quote"))
    text.units.append(unit("r", "It was Margarian.", "Foi Margarian.", "en", origin="memory"))
    text.units.append(unit("c", "Foi Margarian.", "Foi Margarian.", "pt", origin="copy"))
    NameUnifier(Termbase([[Concept("m", terms={"pt": Terms("Margaryan")})]]))(text)
    assert targets(text) == [
        rows[0][1],
        rows[1][1],
        "Veja https://example.org/Margarian de Margaryan.",
        rows[3][1],
        "Foi Margarian.",
        "Foi Margarian.",
        "Foi Margarian.",
    ]


def test_capitals_stay_capitals() -> None:
    text = parallel(*ROWS, ("He met Margarian again.", "Ele viu MARGARIAN de novo."))
    NameUnifier(Termbase([[Concept("m", terms={"pt": Terms("Margaryan")})]]))(text)
    assert targets(text)[2] == "Ele viu MARGARYAN de novo."
    assert inconsistent_names(text) == []


def test_case_endings_stay() -> None:
    rows = [
        ("He met Shoigu.", "Spotkał Szojgu."),
        ("It is of Putin.", "To jest Putina."),
        ("He saw Putin.", "Widział Putin."),
    ]
    text = parallel(*rows, target="pl")
    NameUnifier()(text)
    assert targets(text) == [other for _one, other in rows]


def test_a_later_article_keeps_the_spelling_of_the_first() -> None:
    unify = NameUnifier()
    first = parallel(("He met Shoigu.", "Ele viu Choigou."))
    second = parallel(
        ("He left Shoigu.", "Ele deixou Shoigu."), ("He met Baku's mayor.", "Ele viu o prefeito de Baku.")
    )
    unify(first)
    unify(second)
    assert targets(first) == ["Ele viu Choigou."]
    assert targets(second) == ["Ele deixou Choigou.", "Ele viu o prefeito de Baku."]


def test_a_source_without_rules_leaves_it_to_the_target() -> None:
    text = parallel(("舒瓦洛夫", "It was Margaryan."), ("发言", "They met Margarian."), source="zh", target="en")
    assert [name.canonical for name in inconsistent_names(text)] == ["Margaryan"]


def test_what_is_not_translated_is_not_looked_at() -> None:
    assert inconsistent_names(parallel(*ROWS, origin="none")) == []


def test_two_versions_in_one_language_are_compared() -> None:
    text = parallel(("They met Romney.", "They saw Rumney."), ("Then Romney left.", "But Romney left."), target="en")
    assert [name.canonical for name in inconsistent_names(text)] == ["Rumney"]
