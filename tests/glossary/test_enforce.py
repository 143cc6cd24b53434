from __future__ import annotations

from string import ascii_letters
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.glossary.dictionary_engine import DictionaryEngine
from transnews.glossary import (
    Concept,
    Enforced,
    EngineAccess,
    Probes,
    Termbase,
    Terms,
    WantedTerm,
    enforce,
    enforce_wanted,
)
from transnews.model import TermUse

if TYPE_CHECKING:
    from collections.abc import Sequence

TERMBASE = Termbase(
    [
        [
            Concept("margaryan", "person", {"en": Terms("Margaryan", (), ("Margarian",)), "pt": Terms("Margaryan")}),
            Concept("shoigu", "person", {"en": Terms("Shoigu"), "pt": Terms("Choigu", ("Xoigu",))}),
            Concept("sergei", "person", {"en": Terms("Sergei Shoigu"), "pt": Terms("Serguei Choigu")}),
            Concept("armenia", "place", {"en": Terms("Armenia"), "pt": Terms("Arménia")}),
            Concept("azerbaijan", "place", {"en": Terms("Azerbaijan"), "pt": Terms("Azerbeijão")}),
            Concept("kilsali", "place", {"en": Terms("Kilsali"), "pt": Terms("Kilsáli")}),
            Concept("sisian", "place", {"en": Terms("Sisian"), "pt": Terms("Şişan")}),
            Concept("eu", "organization", {"en": Terms("EU"), "pt": Terms("União Europeia")}),
            Concept("ani", "place", {"en": Terms("Ani"), "pt": Terms("Áni")}),
            Concept("ceasefire", "noun", {"en": Terms("ceasefire"), "pt": Terms("trégua")}),
            Concept(
                "agency", "credit", {"en": Terms("Anadolu Agency", (), ("Anatolia",)), "pt": Terms("Agência Anadolu")}
            ),
        ]
    ]
)
WORDS = {"Ani": "Ány", "Shoigu": "Shoigú", "Armenia": "Armênia", "Azerbaijan": "Azerbaijão", "ceasefire": "cessar-fogo"}


def run(engine: DictionaryEngine, *segments: str, credits: Sequence[bool] | None = None) -> list[Enforced]:  # noqa: A002 - as in enforce
    return enforce(segments, TERMBASE, "en", "pt", engine.translate, engine.can_spell, credits=credits, probes=Probes())


def statuses(result: Enforced) -> list[tuple[str, str, str]]:
    return [(term.source, term.target, term.status) for term in result.terms]


def test_what_the_engine_gets_right_is_taken_as_it_is() -> None:
    engine = DictionaryEngine(words={"Shoigu": "Choigu"})
    (result,) = run(engine, "Shoigu met Margaryan in Yerevan.")
    assert result == Enforced(
        "Choigu encontrou Margaryan em Yerevan.",
        [TermUse("Shoigu", "Choigu", "shoigu", "engine"), TermUse("Margaryan", "Margaryan", "margaryan", "engine")],
        [],
    )
    assert engine.batches == [["Shoigu met Margaryan in Yerevan."]]


def test_an_admitted_term_is_right() -> None:
    engine = DictionaryEngine(words={"Shoigu": "Xoigu"})
    (result,) = run(engine, "Yesterday Shoigu wrote.")
    assert statuses(result) == [("Shoigu", "Xoigu", "engine")]
    assert len(engine.batches) == 1


def test_a_term_that_other_words_give_too_is_no_error() -> None:
    source = "The Armenian report from Armenia ended."
    engine = DictionaryEngine(whole={source: "O relatório da Arménia vindo da Arménia terminou."})
    (result,) = run(engine, source)
    assert statuses(result) == [("Armenia", "Arménia", "engine")]
    assert len(engine.batches) == 1


def test_the_engines_own_rendering_is_replaced() -> None:
    engine = DictionaryEngine(words=WORDS)
    (result,) = run(engine, "Shoigu's visit to Armenia ended.")
    assert result.text == "Choigu's visita para Arménia terminou."
    assert statuses(result) == [("Shoigu", "Choigu", "probe"), ("Armenia", "Arménia", "probe")]
    assert len(engine.batches) == 2


def test_a_rendering_is_replaced_only_as_a_whole_word() -> None:
    engine = DictionaryEngine(words=WORDS, whole={"Armenia saw it.": "A Armênia-Azul viu isso na Armênia."})
    (result,) = run(engine, "Armenia saw it.")
    assert result.text == "A Armênia-Azul viu isso na Arménia."


def test_too_many_renderings_are_not_guessed_at() -> None:
    engine = DictionaryEngine(words=WORDS, whole={"Armenia saw it.": "A Armênia viu a Armênia."})
    (result,) = run(engine, "Armenia saw it.")
    assert result.text == "Arménia viu it."
    assert statuses(result) == [("Armenia", "Arménia", "code-switch")]


def test_an_unlike_rendering_is_left_to_the_next_step() -> None:
    engine = DictionaryEngine(words=WORDS)
    (result,) = run(engine, "Ceasefire ended.", "The ceasefire ended.")[:1]
    assert result.text == "Trégua terminou."
    assert statuses(result) == [("Ceasefire", "trégua", "code-switch")]
    assert engine.batches[2] == ["Trégua ended.", "The trégua ended."]


def test_what_the_model_cannot_spell_travels_as_a_placeholder() -> None:
    engine = DictionaryEngine(words={"Sisian": "Zizian"}, alphabet=f"{ascii_letters}áéãóçê")
    (result,) = run(engine, "Shoigu saw Sisian and Sisian.")
    assert engine.batches[2] == ["Choigu saw XQZA and XQZA."]
    assert result.text == "Choigu viu Şişan e Şişan."
    assert [term.status for term in result.terms] == ["code-switch", "placeholder", "placeholder"]


def test_placeholders_avoid_what_the_source_has() -> None:
    engine = DictionaryEngine(words={"Sisian": "Zizian"}, alphabet=f"{ascii_letters}ó")
    (result,) = run(engine, "The XQZA saw Sisian.")
    assert engine.batches[2] == ["The XQZA saw XQZB."]
    assert result.text == "O XQZA viu Şişan."


def lost(source: str, term: str, answer: str) -> dict[str, str]:
    """Return what an engine says that loses a term in every shape, and writes "isso" for it of itself."""
    sources = [source, *(source.replace(term, name) for name in ("XQZA", "X1", "K9-1"))]
    return dict.fromkeys(sources, answer)


@pytest.mark.parametrize("answer", ["O Zizian viu XQZA e XQZA.", "O Zizian viu XQZ-A.", "O Zizian viu isso.", "XQZAB"])
def test_a_placeholder_that_does_not_come_back_is_not_accepted(answer: str) -> None:
    whole = lost("They saw Sisian.", "Sisian", "Eles viram isso.") | {"They saw XQZA.": answer}
    engine = DictionaryEngine(words={"Sisian": "Zizian"}, whole=whole, alphabet=f"{ascii_letters}ó")
    (result,) = run(engine, "They saw Sisian.")
    assert result.text == "Eles viram isso."
    assert statuses(result) == [("Sisian", "Şişan", "missing")]
    (issue,) = result.issues
    assert (issue.code, issue.severity) == ("term-missing", "warning")
    assert "Sisian" in issue.message
    assert "Şişan" in issue.message
    assert result.calls == 4


@pytest.mark.parametrize("name", ["X1", "K9-1"])
def test_the_next_shape_of_placeholder_may_come_back(name: str) -> None:
    whole = lost("They saw Sisian.", "Sisian", "Eles viram isso.")
    whole[f"They saw {name}."] = f"Eles viram {name.lower()}."
    engine = DictionaryEngine(words={"Sisian": "Zizian"}, whole=whole, alphabet=f"{ascii_letters}ó")
    (result,) = run(engine, "They saw Sisian.")
    assert result.text == "Eles viram Şişan."
    assert [term.status for term in result.terms] == ["placeholder"]


def test_a_placeholder_must_come_back_as_often_as_it_went() -> None:
    whole = lost("Sisian saw Sisian.", "Sisian", "Isso viu isso.")
    whole |= {"XQZA saw XQZA.": "XQZA viu isso.", "X1 saw X1.": "X1 viu X1 e X1."}
    engine = DictionaryEngine(words={"Sisian": "Zizian"}, whole=whole, alphabet=f"{ascii_letters}ó")
    (result,) = run(engine, "Sisian saw Sisian.")
    assert result.text == "Isso viu isso."
    assert [term.status for term in result.terms] == ["missing", "missing"]


def test_only_the_term_that_did_not_come_through_travels_as_a_placeholder() -> None:
    source = "Kilsali saw Armenia."
    whole = {source: "Isso viu aquilo.", "Kilsáli saw Arménia.": "Kilsáli viu aquilo."}
    engine = DictionaryEngine(words=WORDS, whole=whole)
    (result,) = run(engine, source)
    assert result.text == "Kilsáli viu Arménia."
    assert [term.status for term in result.terms] == ["code-switch", "placeholder"]
    assert engine.batches[-1] == ["Kilsáli saw XQZA."]


def test_in_the_end_every_term_travels_as_a_placeholder() -> None:
    source = "Kilsali saw Armenia."
    whole = {source: "Isso viu aquilo.", "Kilsáli saw Arménia.": "Kilsáli viu aquilo."}
    whole |= {f"Kilsáli saw {name}.": "Quilsali viu aquilo." for name in ("XQZA", "X1", "K9-1")}
    engine = DictionaryEngine(words=WORDS, whole=whole)
    (result,) = run(engine, source)
    assert result.text == "Kilsáli viu Arménia."
    assert [term.status for term in result.terms] == ["placeholder", "placeholder"]
    assert engine.batches[-1] == ["XQZA saw XQZB."]


def test_a_form_counts_only_as_a_whole_word() -> None:
    engine = DictionaryEngine(words=WORDS, whole={"Armenia saw it.": "Os Arméniacos viram isso."})
    (result,) = run(engine, "Armenia saw it.")
    assert statuses(result) == [("Armenia", "Arménia", "code-switch")]


def test_addresses_in_the_translation_are_left_alone() -> None:
    source = "Armenia saw https://example.org/Armenia and @Armenia."
    (result,) = run(
        DictionaryEngine(words=WORDS, whole={source: "Armênia viu https://example.org/Armênia e @Armênia."}), source
    )
    assert result.text == "Arménia viu https://example.org/Armênia e @Armênia."
    (result,) = run(
        DictionaryEngine(words=WORDS, whole={source: "Isso viu https://example.org/Arménia e @Arménia."}), source
    )
    assert [term.status for term in result.terms] == ["code-switch"]


def test_a_raw_translation_that_repeats_itself_is_not_mended() -> None:
    engine = DictionaryEngine(words=WORDS, whole={"Armenia saw it.": "A Armênia viu viu viu isso."})
    (result,) = run(engine, "Armenia saw it.")
    assert result.text == "Arménia viu it."


@pytest.mark.parametrize(
    "answer",
    ["A trégua que ninguém viu nem quis terminou enfim e ainda bem para nós.", "Trégua!", "A trégua foi, foi, foi."],
    ids=["too long", "too short", "repeats"],
)
def test_short_sentences_are_held_to_length_and_repetition(answer: str) -> None:
    whole = lost("The ceasefire ended.", "ceasefire", "Isso tudo terminou.") | {"The trégua ended.": answer}
    (result,) = run(DictionaryEngine(words=WORDS, whole=whole), "The ceasefire ended.")
    assert result.text == "Isso tudo terminou."
    assert [term.status for term in result.terms] == ["missing"]


LONG = "The ceasefire in the north ended yesterday, the report said, and they talked about it for an hour."


@pytest.mark.parametrize(
    "answer",
    [
        "A trégua no norte terminou ontem ontem ontem, disse o relatório, e eles falaram disso por uma hora.",
        "A trégua terminou.",
        "A trégua. " + "Foi uma hora longa, disse o relatório de ontem, e falaram disso em casa. " * 3,
    ],
    ids=["repeats", "too short", "too long"],
)
def test_an_answer_that_is_unsound_is_not_accepted(answer: str) -> None:
    switched = LONG.replace("ceasefire", "trégua")
    raw = "O conflito no norte terminou ontem, disse o relatório, e eles falaram disso por uma hora."
    whole = lost(LONG, "ceasefire", raw)
    (result,) = run(DictionaryEngine(words=WORDS, whole=whole | {switched: answer}), LONG)
    assert [term.status for term in result.terms] == ["missing"]
    assert result.text == raw
    good = raw.replace("O conflito", "A trégua")
    (result,) = run(DictionaryEngine(words=WORDS, whole=whole | {switched: good}), LONG)
    assert result.text == good


@pytest.mark.parametrize(
    "answer",
    [
        "Uma trégua boreal finda; conta um informe; conversas de sessenta minutos sobre ela houve ali, e nada mais.",
        "A trégua, a trégua no norte terminou ontem, disse o relatório, e falaram disso por uma hora.",
    ],
    ids=["far from the raw one", "once too often"],
)
def test_a_sound_translation_with_every_term_is_better_than_one_that_lacks_it(answer: str) -> None:
    raw = "O conflito no norte terminou ontem, disse o relatório, e eles falaram disso por uma hora."
    whole = lost(LONG, "ceasefire", raw) | {LONG.replace("ceasefire", "trégua"): answer}
    (result,) = run(DictionaryEngine(words=WORDS, whole=whole), LONG)
    assert result.text == answer
    assert [term.status for term in result.terms] == ["code-switch"]
    assert result.calls == 5


def test_the_better_candidate_is_kept() -> None:
    source = "Shoigu saw the ceasefire."
    whole = {source: "Shoigú viu isso.", "Choigu saw the trégua.": "Choigu viu isso."}
    whole |= {f"Choigu saw the {name}.": "Ele viu isso." for name in ("XQZA", "X1", "K9-1")}
    whole |= dict.fromkeys(("XQZB saw the XQZA.", "X2 saw the X1.", "K9-2 saw the K9-1."), "Ele viu isso.")
    (result,) = run(DictionaryEngine(words=WORDS, whole=whole), source)
    assert result.text == "Choigu viu isso."
    assert statuses(result) == [("Shoigu", "Choigu", "probe"), ("ceasefire", "trégua", "missing")]
    assert [issue.code for issue in result.issues] == ["term-missing"]


def test_a_term_that_comes_more_than_once() -> None:
    engine = DictionaryEngine(words=WORDS)
    (result,) = run(engine, "Shoigu met Shoigu, and Shoigu's report said Shoigu.")
    assert result.text == "Choigu encontrou Choigu, e Choigu's relatório disse Choigu."
    assert [term.status for term in result.terms] == ["probe"] * 4


def test_one_missing_of_two() -> None:
    whole = lost("Kilsali saw Kilsali.", "Kilsali", "Kilsáli viu isso.") | {"Kilsáli saw Kilsáli.": "Kilsáli viu isso."}
    (result,) = run(DictionaryEngine(whole=whole), "Kilsali saw Kilsali.")
    assert [term.status for term in result.terms] == ["engine", "missing"]
    assert len(result.issues) == 1


def test_nested_terms_go_longest_first() -> None:
    engine = DictionaryEngine(words=WORDS | {"Sergei": "Sergej"})
    (result,) = run(engine, "Sergei Shoigu and Shoigu talked.")
    assert result.text == "Serguei Choigu e Choigu falaram."
    assert [(term.source, term.status) for term in result.terms] == [("Sergei Shoigu", "probe"), ("Shoigu", "probe")]


def test_hyphen_compounds() -> None:
    engine = DictionaryEngine(words=WORDS | {"Armenia-Azerbaijan": "armeno-azeri"})
    (result,) = run(engine, "The Armenia-Azerbaijan report ended.")
    assert result.text == "O Arménia-Azerbeijão relatório terminou."


def test_two_spellings_of_one_name_become_one_and_are_reported() -> None:
    engine = DictionaryEngine(words={"Margarian": "Margariano"})
    (result,) = run(engine, "Margarian and Margaryan talked to Margarian.")
    assert result.text == "Margaryan e Margaryan falaram para Margaryan."
    assert [term.status for term in result.terms] == ["probe", "engine", "probe"]
    (issue,) = result.issues
    assert (issue.code, issue.severity) == ("source-variant", "info")
    assert "'Margarian'" in issue.message
    assert "'Margaryan'" in issue.message


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Shoigu", "Choigu"),
        ("SHOIGU", "CHOIGU"),
        ("EU", "União Europeia"),
        ("“Shoigu!”", "“Choigu!”"),
        ("Ceasefire", "Trégua"),
        ("ceasefire…", "trégua…"),
        ("- Sergei Shoigu:", "- Serguei Choigu:"),
    ],
)
def test_a_segment_that_is_only_a_term_needs_no_engine(source: str, expected: str) -> None:
    engine = DictionaryEngine()
    (result,) = run(engine, source)
    assert result.text == expected
    assert [term.status for term in result.terms] == ["exact"]
    assert engine.batches == []


def test_a_deprecated_term_alone_is_reported_too() -> None:
    (result,) = run(DictionaryEngine(), "Margarian.")
    assert result.text == "Margaryan."
    assert [issue.code for issue in result.issues] == ["source-variant"]


def test_credits() -> None:
    engine = DictionaryEngine()
    as_credit, as_text = run(engine, "Anatolia", "Anatolia", credits=[True, False])
    assert as_credit.text == "Agência Anadolu"
    assert as_credit.terms == [TermUse("Anatolia", "Agência Anadolu", "agency", "exact")]
    assert (as_text.text, as_text.terms) == ("Anatolia", [])


@pytest.mark.parametrize(
    ("source", "raw", "expected"),
    [
        ("SHOIGU MET MARGARYAN", "SHOIGÚ ENCONTROU MARGARYAN", "CHOIGU ENCONTROU MARGARYAN"),
        ("SHOIGU SAW ANI", "SHOIGÚ VIU ÁNY", "CHOIGU VIU ÁNI"),
        ("SHOIGU (Reuters) met him.", "CHOIGU (Reuters) encontrou.", "CHOIGU (Reuters) encontrou."),
        ("SHOIGU (Reuters) met him.", "SHOIGÚ (Reuters) encontrou.", "Choigu (Reuters) encontrou."),
    ],
)
def test_capitals(source: str, raw: str, expected: str) -> None:
    (result,) = run(DictionaryEngine(words=WORDS, whole={source: raw}), source)
    assert result.text == expected
    assert all(term.status in {"probe", "engine"} for term in result.terms)


def test_probes_ask_for_the_glossarys_spelling() -> None:
    engine = DictionaryEngine(words=WORDS)
    run(engine, "SHOIGU MET MARGARYAN")
    assert "Shoigu" in engine.batches[1]
    assert "SHOIGU" not in engine.batches[1]


def test_a_replaced_term_starts_a_sentence_with_a_capital() -> None:
    base = Termbase([[Concept("vant", "noun", {"en": Terms("drone"), "pt": Terms("zangão")})]])
    source = "A drone fell. “Drone!” they said."
    engine = DictionaryEngine(
        words={"drone": "zangao", "Drone": "Zangao"}, whole={source: "Um zangao caiu. “Zangao!” disseram."}
    )
    (result,) = enforce([source], base, "en", "pt", engine.translate, engine.can_spell, probes=Probes())
    assert result.text == "Um zangão caiu. “Zangão!” disseram."


def test_three_calls_for_any_number_of_segments() -> None:
    engine = DictionaryEngine(words=WORDS)
    segments = [
        "The report ended.",
        "Shoigu ended the report.",
        "The ceasefire ended.",
        "They saw Armenia.",
        "Shoigu",
    ] * 20
    results = run(engine, *segments)
    assert len(engine.batches) == 3
    assert len(engine.batches[0]) == 4
    assert engine.batches[2] == ["The trégua ended."]
    assert results[0] == Enforced("O relatório terminou.")
    assert results[4].text == "Choigu"
    assert results[:5] * 20 == results


def test_segments_without_terms_cost_one_call_and_none_cost_nothing() -> None:
    engine = DictionaryEngine()
    assert [result.text for result in run(engine, "They talked.", "He went.")] == ["Eles falaram.", "Ele foi."]
    assert len(engine.batches) == 1
    assert run(engine) == []
    assert len(engine.batches) == 1


def test_wanted_terms_may_be_given_explicitly() -> None:
    engine = DictionaryEngine(words={"Gyumri": "Gyumry"})
    access = EngineAccess("en", "pt", engine.translate, engine.can_spell, Probes())
    wanted = [[WantedTerm(9, 15, "Gyumri", "Guiumri", concept="gyumri")]]
    (result,) = enforce_wanted(["They saw Gyumri."], wanted, access)
    assert result == Enforced("Eles viu Guiumri.", [TermUse("Gyumri", "Guiumri", "gyumri", "probe")], [])


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Shoigu's visit to Armenia ended.", "Choigu's visita para Arménia terminou."),
        (
            "SHOIGU met Shoigu, and Shoigu's report said Shoigu.",
            "Choigu encontrou Choigu, e Choigu's relatório disse Choigu.",
        ),
        ("Sergei Shoigu and Shoigu talked.", "Serguei Choigu e Choigu falaram."),
        ("The Armenia/Azerbaijan report ended.", "O Arménia/Azerbeijão relatório terminou."),
        ("Ani said: Ani.", "Áni disse: Áni."),
    ],
)
def test_an_alignment_finds_renderings_without_a_further_call(source: str, expected: str) -> None:
    engine = DictionaryEngine(words=WORDS | {"Sergei": "Sergej"}, aligned=True)
    (result,) = run(engine, source)
    assert result.text == expected
    assert {term.status for term in result.terms} == {"alignment"}
    assert len(engine.batches) == 1


def test_an_alignment_tells_two_words_of_one_spelling_apart() -> None:
    source = "The ceasefire ended."
    whole = {source: "O cessar viu cessar."}
    engine = DictionaryEngine(words=WORDS, whole=whole, aligned=True, pairs={"ceasefire": "cessar"})
    (result,) = run(engine, source)
    assert result.text == "O trégua viu cessar."


def test_an_adjective_is_not_replaced_by_a_name() -> None:
    source = "The Armenia report ended."
    engine = DictionaryEngine(
        words=WORDS, whole={source: "O relatório armênio terminou."}, aligned=True, pairs={"Armenia": "armênio"}
    )
    (result,) = run(engine, source)
    assert result.text == "O Arménia relatório terminou."
    assert statuses(result) == [("Armenia", "Arménia", "code-switch")]


TRUCE = Termbase([[Concept("truce", "noun", {"en": Terms("truce"), "pt": Terms("trégua", gender="f")})]])


def enforced(engine: DictionaryEngine, source: str) -> Enforced:
    (result,) = enforce([source], TRUCE, "en", "pt", engine.translate, engine.can_spell, probes=Probes())
    return result


def test_words_around_a_replaced_term_agree_with_it() -> None:
    source = "The new truce, agreed on, was broken."
    raw = "O novo cessar-fogo, acordado ontem, foi quebrado."
    whole = {
        source: raw,
        "The new trégua, agreed on, was broken.": "A nova trégua, acordada ontem, por fim foi quebrada.",
    }
    engine = DictionaryEngine(whole=whole, aligned=True, pairs={"truce": "cessar-fogo"})
    result = enforced(engine, source)
    assert result.text == "A nova trégua, acordada ontem, foi quebrada."
    assert [term.status for term in result.terms] == ["alignment"]
    assert result.calls == 2


def test_a_term_of_the_same_gender_needs_no_further_call() -> None:
    source = "The truce ended."
    engine = DictionaryEngine(whole={source: "A paz terminou."}, aligned=True, pairs={"truce": "paz"})
    result = enforced(engine, source)
    assert (result.text, result.calls) == ("A trégua terminou.", 1)


def test_articles_agree_where_the_term_went_into_the_source() -> None:
    source = "The truce ended."
    engine = DictionaryEngine(whole={source: "Isso terminou.", "The trégua ended.": "O trégua terminou."})
    assert enforced(engine, source).text == "A trégua terminou."


DRONES = Termbase(
    [
        [
            Concept(
                "drone",
                "noun",
                {
                    "en": Terms("drone", gender="", forms=("drones",)),
                    "pt": Terms("VANT", ("aeronave",), gender="m", forms=("VANTs",)),
                },
            )
        ]
    ]
)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("The drone met drones.", "O VANT encontrou VANTs."),
        ("The drones said.", "O VANTs disse."),
        ("Drones", "VANTs"),
    ],
)
def test_a_plural_becomes_a_plural(source: str, expected: str) -> None:
    engine = DictionaryEngine(words={"drone": "zangão", "drones": "zangões"}, aligned=True)
    (result,) = enforce([source], DRONES, "en", "pt", engine.translate, engine.can_spell, probes=Probes())
    assert result.text == expected
    assert "missing" not in {term.status for term in result.terms}


def test_any_form_of_a_term_counts_as_right() -> None:
    engine = DictionaryEngine(words={"drones": "aeronave"})
    (result,) = enforce(["The drones said."], DRONES, "en", "pt", engine.translate, engine.can_spell, probes=Probes())
    assert statuses(result) == [("drones", "aeronave", "engine")]


NAMES = ["Shoigu", "Sergei Shoigu", "Margarian", "Armenia", "Azerbaijan", "ceasefire", "Kilsali", "Sisian"]
PIECES = st.lists(st.sampled_from([*NAMES, "met", "the", "and", "report", ",", "Shoigu's"]), min_size=1, max_size=9)


@given(PIECES.map(" ".join), st.booleans())
def test_what_is_said_of_terms_is_true(source: str, spells: bool) -> None:  # noqa: FBT001 - drawn
    letters = "" if spells else f"{ascii_letters}éóêúã"
    engine = DictionaryEngine(words=WORDS | {"Kilsali": "Qxz", "Margarian": "Margariano"}, alphabet=letters)
    (result,) = run(engine, source)
    matches = TERMBASE.matches(source, "en", target="pt")
    assert [term.source for term in result.terms] == [match.text for match in matches]
    found = TERMBASE.matches(result.text, "pt")
    for concept in {match.concept.id for match in matches}:
        claimed = [term for term in result.terms if term.concept == concept and term.status != "missing"]
        assert sum(match.concept.id == concept for match in found) >= len(claimed)
    assert "XQZ" not in result.text
    assert any(issue.code == "term-missing" for issue in result.issues) == any(
        term.status == "missing" for term in result.terms
    )
