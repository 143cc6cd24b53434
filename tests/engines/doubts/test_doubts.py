from __future__ import annotations

import csv
from pathlib import Path

import pytest

from transnews.engines.doubts import find_doubts, numbers_in_doubt, without_asides
from transnews.engines.doubts.lengths import habit_of

FOLDER = Path(__file__).parent
Row = dict[str, str]


def rows(name: str) -> list[Row]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


PAIRS = rows("pairs.tsv")
DEGENERATE = rows("degenerate.tsv")


def codes(text: str, output: str, source: str = "en", target: str = "pt") -> set[str]:
    return {issue.code for issue in find_doubts(text, output, source, target)}


def of(row: Row, output: str) -> set[str]:
    return codes(row["text"], output, row["source"], row["target"])


@pytest.mark.parametrize("row", DEGENERATE, ids=lambda row: f"{row['code']}: {row['output']}")
def test_every_degenerate_output_is_noticed(row: Row) -> None:
    assert row["code"] in of(row, row["output"])


@pytest.mark.parametrize("row", PAIRS, ids=lambda row: row["translation"])
class TestRealTranslations:
    def test_are_not_doubted(self, row: Row) -> None:
        assert of(row, row["translation"]) == set()
        assert not numbers_in_doubt(row["text"], row["translation"], row["source"], row["target"])

    def test_are_doubted_in_a_loop(self, row: Row) -> None:
        assert "repetition" in of(row, f"{row['translation']} {row['translation']}")
        last = row["translation"][-9:]
        assert "repetition" in of(row, row["translation"] + last * 8)

    def test_are_doubted_when_cut(self, row: Row) -> None:
        third = len(row["translation"]) // 3
        assert "too-short" in of(row, row["translation"][:third])

    def test_are_doubted_when_the_source_comes_back(self, row: Row) -> None:
        assert "untranslated" in of(row, row["text"])

    def test_are_doubted_with_the_source_behind_them(self, row: Row) -> None:
        assert "repetition" in of(row, row["translation"] * 3)
        assert of(row, f"{row['translation']} {row['text']}") & {"partly-untranslated", "wrong-language", "too-long"}

    def test_are_doubted_in_any_other_language(self, row: Row) -> None:
        others = [other for other in PAIRS if other["target"] not in {row["target"], row["source"]}]
        for other in others:
            if sum(map(str.isalpha, other["translation"])) >= 40:
                assert "wrong-language" in of(row, other["translation"])


@pytest.mark.parametrize(
    ("text", "output", "target"),
    [
        ("Shoigu", "Shoigu", "pt"),
        ("Anadolu Agency", "Anadolu Agency", "pt"),
        ("Coca-Cola, Microsoft, Google", "Coca-Cola, Microsoft, Google", "pt"),
        ("No, no, no!", "Não, não, não!", "pt"),
        ("Slowly, the water rose.", "Yavaş yavaş su yükseldi.", "tr"),
        ("Children play here.", "Anak-anak bermain di sini.", "id"),
        ("The result was 15-15, then 15-15 again.", "O resultado foi 15-15, depois 15-15 outra vez.", "pt"),
        ("The UN (United Nations) met.", "A ONU (Nações Unidas) se reuniu.", "pt"),
        ("The Navy’s ship Fearless left.", "O navio Destemido (Fearless) da Marinha partiu.", "pt"),
        (
            "Read https://press.example.org/the-road-is-open-again now.",
            "Leia https://press.example.org/the-road-is-open-again agora.",
            "pt",
        ),
        ("Yes.", "Sim.", "pt"),
        ("Sunday", "Domingo", "pt"),
        ("***", "***", "pt"),
        ("Goal!!!!!!!!", "Goooooooool!!!!!!!!", "und"),
    ],
)
def test_what_is_right_is_not_doubted(text: str, output: str, target: str) -> None:
    found = codes(text, output, "en", target)
    assert found == (set() if target != "und" else {"repetition"})


def test_languages_that_read_alike_are_not_told_apart() -> None:
    text = "Ministri su se sastali u utorak i dogovorili da se put ponovo otvori prije zime."
    assert codes(text, text, "hr", "bs") == set()


@pytest.mark.parametrize(
    ("text", "output", "expected"),
    [
        ("It cost $22,500 in 2019.", "Custou US$ 2.500 em 2019.", {"number-changed"}),
        ("It cost $22,500 in 2019.", "Custou US$ 22.500.", {"date-missing", "number-missing"}),
        ("It cost $22,500.", "Custou US$ 22.500.", set()),
        ("About 15 people came.", "Cerca de quinze pessoas vieram.", set()),
        ("In the 1970s it was 40 km long.", "Nos anos setenta tinha quarenta quilómetros.", set()),
        ("It took 1,300 men.", "Foram precisos 1 300 homens.", set()),
        ("He was 47.", "Ele tinha ٤٧ anos.", set()),
    ],
)
def test_numbers(text: str, output: str, expected: set[str]) -> None:
    found = {issue.code for issue in numbers_in_doubt(text, output, "en", "pt")}
    assert found <= expected
    assert bool(found) is bool(expected)


@pytest.mark.parametrize(
    ("source", "output", "expected"),
    [
        ("Mark", "Mark (em inglês)", "Mark"),
        ("Thank you.", "Obrigado. (Aplausos) (Risos)", "Obrigado."),
        ("Thank you.", "(Risos) Obrigado.", "Obrigado."),
        ("Good night.", "♪ Boa noite. ♪", "Boa noite."),
        ("He came (late).", "Ele veio (tarde).", "Ele veio (tarde)."),
        ("Good night.", "Boa  noite.", "Boa  noite."),
    ],
)
def test_asides_can_be_taken_out(source: str, output: str, expected: str) -> None:
    assert without_asides(source, output) == expected


def test_a_language_without_a_row_has_wide_bounds() -> None:
    assert habit_of("qaa").spread > max(habit_of(code).spread for code in ("en", "pt", "zh"))
    assert "too-short" not in codes("The road is open again today.", "Rua livre", "en", "qaa")
    assert habit_of("pt-BR") == habit_of("pt")
