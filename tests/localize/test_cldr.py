"""Locales of tags, and data that does not depend on the order in which locales are used."""

from __future__ import annotations

import subprocess
import sys
import unicodedata

import pytest
from babel import Locale, localedata
from babel.dates import format_date

from transnews.errors import UsageError
from transnews.localize import LocaleError, find_mentions
from transnews.localize.cldr import (
    IsolatedLocale,
    is_root,
    locale_for,
    native_digits,
    numbering_system_of,
    numbering_systems,
    regional_data,
)


@pytest.mark.parametrize(
    ("tag", "identifier"),
    [
        ("pt", "pt"),
        ("pt-BR", "pt_BR"),
        ("pt-PT", "pt_PT"),
        ("pt-AQ", "pt"),
        ("zh", "zh"),
        ("zh-TW", "zh_Hant_TW"),
        ("zh-Hant", "zh_Hant"),
        ("cmn", "zh"),
        ("sr", "sr"),
        ("sr-Latn", "sr_Latn"),
        ("sr-ME", "sr_Latn_ME"),
        ("uz-AF", "uz_Arab_AF"),
        ("sh", "sr_Latn"),
        ("tl", "fil"),
        ("iw", "he"),
        ("eng", "en"),
        ("de-CH-1996", "de_CH"),
        ("ar-EG", "ar_EG"),
        ("en_GB", "en_GB"),
    ],
)
def test_a_tag_gets_the_nearest_locale(tag: str, identifier: str) -> None:
    assert str(locale_for(tag)) == identifier


@pytest.mark.parametrize("tag", ["und", "ty", "tlh", "ru-Latn"])
def test_a_language_or_script_without_data_gets_the_root(tag: str) -> None:
    found = locale_for(tag)
    assert is_root(found)


@pytest.mark.parametrize("tag", ["", "xx", "klingon", "en--US", "q", "a b", "1"])
def test_what_is_no_language_is_named_in_the_error(tag: str) -> None:
    with pytest.raises(LocaleError) as caught:
        find_mentions("text", tag)
    assert isinstance(caught.value, UsageError)
    assert f"'{tag}'" in str(caught.value)


def test_own_data_is_what_babel_loads() -> None:
    for identifier in ("pt_PT", "zh_Hant_HK", "sr_Latn", "en_DE", "nb", "az_Arab"):
        own = IsolatedLocale.parse(identifier)
        fresh = _fresh_babel(f"Locale.parse('{identifier}').date_formats['full'].pattern")
        assert own.date_formats["full"].pattern == fresh
        months = _fresh_babel(f"list(Locale.parse('{identifier}').months['stand-alone']['abbreviated'].values())")
        assert str(list(own.months["stand-alone"]["abbreviated"].values())) == months


@pytest.mark.parametrize("order", [("zh", "de"), ("de", "zh"), ("zh", "de", "zh", "de")])
def test_the_order_of_locales_does_not_matter(order: tuple[str, ...]) -> None:
    # Babel alone fails here: reading Chinese stand-alone names leaks them into every other locale (its issue 1234).
    for identifier in order:
        locale = IsolatedLocale.parse(identifier)
        dict(locale.months["stand-alone"]["wide"])
        dict(locale.days["stand-alone"]["wide"])
    assert IsolatedLocale.parse("de").months["stand-alone"]["wide"][11] == "November"
    assert IsolatedLocale.parse("zh").months["stand-alone"]["wide"][11] == "十一月"


def test_babels_shared_data_stays_untouched() -> None:
    code = (
        "from transnews.localize import find_mentions, write_whole\n"
        "from babel import localedata\n"
        "before = localedata.load('de')\n"
        "snapshot = repr(before['months'])\n"
        "for tag in ('zh', 'de', 'ar', 'ja'):\n"
        "    find_mentions('x', tag)\n"
        "    write_whole('Sunday, November 28', 'en', tag)\n"
        "assert repr(localedata.load('de')['months']) == snapshot\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_babel_formats_with_an_isolated_locale() -> None:
    from datetime import date

    assert format_date(date(2021, 11, 28), "full", locale_for("pt")) == "domingo, 28 de novembro de 2021"


def test_regions_are_of_the_same_script() -> None:
    cyrillic = {names for data in regional_data(locale_for("sr")) for names in _november(data)}
    latin = {names for data in regional_data(locale_for("sr-Latn")) for names in _november(data)}
    assert cyrillic == {"новембар"}
    assert latin == {"novembar"}


def test_digits_of_numbering_systems() -> None:
    defaults = {Locale.parse(name).default_numbering_system for name in localedata.locale_identifiers()}
    for system in sorted(defaults):
        digits = native_digits("0123456789", system)
        assert [unicodedata.decimal(digit) for digit in digits] == list(range(10))
        assert numbering_system_of(digits[0]) == system
    assert numbering_systems(locale_for("fa"))[:2] == ["arabext", "latn"]


def _november(data: dict[str, dict[str, dict[str, dict[int, str]]]]) -> list[str]:
    wide = data.get("months", {}).get("format", {}).get("wide", {})
    return [wide[11]] if isinstance(wide, dict) and 11 in wide else []


def _fresh_babel(expression: str) -> str:
    """Evaluate an expression in a process in which Babel has read nothing else."""
    code = f"from babel import Locale; print({expression})"
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, encoding="utf-8")
    return run.stdout.removesuffix("\n")
