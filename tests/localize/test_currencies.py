"""Amounts: the currencies that a sign or a name may stand for, and a currency that has changed."""

from __future__ import annotations

import pytest

from transnews.localize import compare, find_mentions


@pytest.mark.parametrize(
    ("locale", "text", "value", "has", "has_not"),
    [
        ("en", "US$14.7bn", "14700000000", "USD", "CAD"),
        ("en", "$5.2 billion", "5200000000", "USD", "BRL"),
        ("en", "$5m", "5000000", "USD", "EUR"),
        ("en", "5 billion US dollars", "5000000000", "USD", "CAD"),
        ("en", "10 Canadian dollars", "10", "CAD", "USD"),
        ("en", "TRY 500", "500", "TRY", "USD"),
        ("pt", "R$ 5 bi", "5000000000", "BRL", "USD"),
        ("pt", "14,7 bilhões de dólares", "14700000000", "USD", "EUR"),
        ("fr", "5 milliards d’euros", "5000000000", "EUR", "USD"),
        ("de", "10 Euro", "10", "EUR", "USD"),
        ("ru", "5 млрд рублей", "5000000000", "RUB", "USD"),
        ("ru", "22 долларами США", "22", "USD", "CAD"),
        ("fi", "20 dollaria", "20", "USD", "EUR"),
        ("ar", "14.7 مليار دولار أمريكي", "14700000000", "USD", "CAD"),
        ("tr", "50 lira", "50", "TRY", "USD"),
        ("zh", "30美元", "30", "USD", "CNY"),
        ("ja", "30ドル", "30", "USD", "JPY"),
        ("hy", "500 դրամ", "500", "AMD", "USD"),
    ],
)
def test_amounts(locale: str, text: str, value: str, has: str, has_not: str) -> None:
    (mention,) = [mention for mention in find_mentions(text, locale) if mention.hard]
    assert (mention.kind, mention.text, mention.canonical) == ("currency", text, value)
    assert has in mention.currencies
    assert has_not not in mention.currencies


@pytest.mark.parametrize(
    ("locale", "text"),
    [("en", "15 all"), ("en", "5 try"), ("es", "10 estadounidenses"), ("en", "10 American soldiers")],
)
def test_words_that_are_no_currency(locale: str, text: str) -> None:
    (mention,) = [mention for mention in find_mentions(text, locale) if mention.hard]
    assert mention.kind == "number"


def test_a_sign_belongs_to_the_number_it_stands_at() -> None:
    found = [(mention.text, mention.kind) for mention in find_mentions("5 $40", "en") if mention.hard]
    assert found == [("5", "number"), ("$40", "currency")]


@pytest.mark.parametrize(
    ("languages", "source", "target"),
    [
        ("en-pt", "from £25 to £110", "de 25 a 110 euros"),
        ("pt-en", "custa R$ 50", "costs $50"),
        ("en-ru", "$5 billion", "5 млрд рублей"),
        ("en-de", "50 dollars", "50 Euro"),
    ],
)
def test_another_currency_is_an_issue(languages: str, source: str, target: str) -> None:
    one, two = languages.split("-")
    (issue,) = compare(source, target, one, two)
    assert (issue.code, issue.severity) == ("currency-changed", "error")


@pytest.mark.parametrize(
    ("languages", "source", "target"),
    [
        ("en-pt", "from £25 to £110", "de 25 a 110 libras"),
        ("en-ja", "a fee of US$30", "30ドルの料金"),
        ("en-pt", "$5 million", "US$ 5 milhões"),
        ("en-de", "€5bn", "5 Mrd. Euro"),
        ("en-tr", "$5 million", "5 milyon dolar"),
    ],
)
def test_the_same_currency_in_other_words(languages: str, source: str, target: str) -> None:
    one, two = languages.split("-")
    assert compare(source, target, one, two) == []
