"""Reviewing articles: what is found, where it stands, and that a correction changes nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transnews.glossary import Concept, Termbase, Terms
from transnews.glossary.findings import Finding
from transnews.glossary.review import Review, correct, read_article, review_articles
from transnews.glossary.review.corrections import CorrectionError

BASE = Termbase(
    [
        [
            Concept("baku", "city", {"en": Terms("Baku", deprecated=("Bakou", "Bacu"))}),
            Concept("talks", "", {"en": Terms("peace talks", deprecated=("peace negotiations",))}),
            Concept("agency", "credit", {"en": Terms("Anadolu", deprecated=("Anatolia",))}),
            Concept("erdogan", "person", {"en": Terms("Erdogan", ("Erdoğan",))}),
            Concept("baki", "city", {"az": Terms("Bakı", deprecated=("Baku",)), "tr": Terms("Bakü")}),
            Concept("old", "", {"en": Terms(deprecated=("Soviet",)), "ru": Terms("советский")}),
        ]
    ]
)
NAMES = """The envoy met Gorbunova in the capital on Tuesday, and Gorbunova said that the talks would go on.

Later Gorbounova left. "We trust Gorbounova," the minister said.
"""


def review(
    text: str | bytes, name: str = "a.en.txt", language: str = "en", base: Termbase = BASE
) -> tuple[Review, str]:
    """Return the review and the corrected text."""
    data = text if isinstance(text, bytes) else text.encode()
    file = read_article(data, name, language)
    found = review_articles([file], base)
    for finding in found.findings:
        for place in finding.places:
            assert file.text.splitlines()[place.line - 1][place.column - 1 :].startswith(place.text)
    return found, correct(file, found.corrections[0]).decode(file.encoding)


def codes(findings: list[Finding]) -> list[tuple[str, list[tuple[int, int, str]]]]:
    return [(item.code, [(place.line, place.column, place.text) for place in item.places]) for item in findings]


def test_a_term_to_avoid_is_told_with_every_place_and_corrected() -> None:
    found, fixed = review("Talks in Bakou\n\nThe road to Bakou is open. BAKOU said so.\n")
    assert codes(found.findings) == [("deprecated-term", [(1, 10, "Bakou"), (3, 13, "Bakou"), (3, 28, "BAKOU")])]
    assert found.findings[0].wanted == "Baku"
    assert fixed == "Talks in Baku\n\nThe road to Baku is open. BAKU said so.\n"


def test_a_sentence_keeps_its_capital() -> None:
    assert review("Peace negotiations began.\n")[1] == "Peace talks began.\n"


def test_names_in_two_spellings_without_any_glossary() -> None:
    found, fixed = review(NAMES, base=Termbase())
    [(code, places)] = codes(found.findings)
    assert code == "name-variants"
    assert [text for _line, _column, text in places] == ["Gorbunova", "Gorbunova", "Gorbounova", "Gorbounova"]
    assert found.findings[0].wanted == "Gorbunova"
    assert fixed == NAMES.replace("Later Gorbounova", "Later Gorbunova")
    assert [place.line for place in found.left] == [3]


def test_a_name_is_told_once_where_the_glossary_avoids_its_spelling_too() -> None:
    base = Termbase([[Concept("g", terms={"en": Terms("Gorbounova", deprecated=("Gorbunova",))})]])
    found, fixed = review(NAMES, base=base)
    assert [finding.code for finding in found.findings] == ["name-variants"]
    assert "Gorbunova" not in fixed


def test_names_are_compared_across_articles() -> None:
    files = [
        read_article(b"The envoy met Gorbunova and Gorbunova agreed.\n", "a.en.txt", "en"),
        read_article(b"In the capital the guard saw Gorbounova.\n", "b.en.txt", "en"),
    ]
    [finding] = review_articles(files, Termbase()).findings
    assert [place.path for place in finding.places] == ["a.en.txt", "a.en.txt", "b.en.txt"]


def test_terms_that_are_both_right_are_only_mentioned() -> None:
    found, fixed = review("Erdogan spoke. Then Erdoğan left.\n")
    assert [(item.code, item.severity) for item in found.findings] == [("mixed-terms", "info")]
    assert "Erdoğan" in fixed


def test_a_term_without_a_better_one_is_told_and_left() -> None:
    found, fixed = review("A Soviet building.\n")
    assert [item.code for item in found.findings] == ["deprecated-term"]
    assert fixed == "A Soviet building.\n"


MARKDOWN = """---
title: Talks in Bakou
---

# Road to Bakou

See **Bakou**, [Bakou](https://example.org/Bakou "Bakou") and `Bakou`, <span title="Bakou">Bakou</span>.
He said: “Bakou is far.” Bak*ou* is near.

> Bakou was quoted.

```
Bakou = 1
```

![Bakou by night](Bakou.jpg) www.Bakou.example @Bakou
"""


def test_code_addresses_and_quotations_stay() -> None:
    found, fixed = review(MARKDOWN, "a.en.md")
    expected = (
        MARKDOWN.replace("title: Talks in Bakou", "title: Talks in Baku")
        .replace("# Road to Bakou", "# Road to Baku")
        .replace("**Bakou**, [Bakou](", "**Baku**, [Baku](")
        .replace(">Bakou</span>", ">Baku</span>")
        .replace("![Bakou by", "![Baku by")
    )
    assert fixed == expected
    assert {(place.line, place.text) for place in found.left} >= {(8, "Bakou"), (10, "Bakou")}


def test_endings_stay_where_they_fit_and_nothing_is_done_where_they_do_not() -> None:
    found, fixed = review("Nümayəndə Bakudə qaldı, sonra Bakudan getdi.\n", "a.az.txt", "az")
    assert fixed == "Nümayəndə Bakudə qaldı, sonra Bakıdan getdi.\n"  # "də" does not follow "u"
    assert [place.text for finding in found.findings for place in finding.places] == ["Baku"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be"])
def test_encodings_and_line_ends_are_kept(encoding: str) -> None:
    text = "Talks in Bakou\r\n\r\nÀ Bakou, the road is open.\r\n"
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    data = mark + text.encode(encoding)
    file = read_article(data, "a.txt", "en")
    found = review_articles([file], BASE)
    assert correct(file, found.corrections[0]) == mark + text.replace("Bakou", "Baku").encode(encoding)


def test_broken_characters_are_not_lost_by_a_correction() -> None:
    data = "The café owner – an émigré – left Bakou.\n".encode() + b"The road \xff is open.\n"
    file = read_article(data, "a.txt", "en")
    found = review_articles([file], BASE)
    with pytest.raises(CorrectionError, match=r"a\.txt: the file has broken characters"):
        correct(file, found.corrections[0])


def test_a_term_that_the_encoding_cannot_hold() -> None:
    base = Termbase([[Concept("b", terms={"en": Terms("Bakı", deprecated=("Bakou",))})]])
    data = "The café’s owner left Bakou – and the ministers met on Tuesday.\n".encode("cp1252") * 3
    file = read_article(data, "a.txt", "en")
    with pytest.raises(CorrectionError, match="has no 'ı'"):
        correct(file, review_articles([file], base).corrections[0])


PIECES = [
    "Bakou",
    "Baku",
    "the road",
    "“Bakou”",
    "**Bakou**",
    "`Bakou`",
    "a [b](Bakou)",
    ". ",
    " ",
    "\n",
    "\n\n",
    "> ",
    "- ",
    "é",
]


@settings(max_examples=120, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=14).map("".join), st.sampled_from(["a.md", "a.txt"]))
def test_only_the_characters_of_corrections_change(text: str, name: str) -> None:
    text = "The road. " + text
    file = read_article(text.encode(), name, "en")
    found = review_articles([file], BASE)
    fixed = correct(file, found.corrections[0]).decode()
    assert fixed.replace("Bakou", "Baku") == text.replace("Bakou", "Baku")
    assert fixed.count("`Bakou`") == text.count("`Bakou`")
    again = read_article(fixed.encode(), name, "en")
    assert review_articles([again], BASE).corrections[0] == []
