"""Source and target compared and repaired in one pass, and segments that are nothing but a date written anew."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from transnews.localize.align import Alignment, align, differs_in_currency
from transnews.localize.cldr import is_root, locale_for
from transnews.localize.clock_style import in_clock
from transnews.localize.currency_style import in_currency_style
from transnews.localize.date_style import in_date_style
from transnews.localize.dated import dates_there, with_dates
from transnews.localize.digits import in_digits
from transnews.localize.leftovers import with_left_over_dates, with_left_over_numbers
from transnews.localize.mentions import DateValue, Mention
from transnews.localize.numeric_dates import is_order_disputed
from transnews.localize.pairing import MOST_COMPARED
from transnews.localize.published import contradictions
from transnews.localize.quotation import localized_quotes
from transnews.localize.reader import find_mentions, may_have_hard_mentions, read_digits, with_words
from transnews.localize.repair import apply, converted, fitted, is_label, is_left_over, reads_back, rewritten
from transnews.localize.report import ambiguous_date, issues_of
from transnews.localize.style import HOUSE_STYLE, Style
from transnews.localize.units import conversions, conversions_there
from transnews.localize.write import write_date
from transnews.model import Issue, MentionUse

if TYPE_CHECKING:
    from babel import Locale

    from transnews.localize.mentions import Value


@dataclass(frozen=True, slots=True)
class Localized:
    """A target with its mentions in the form of its locale, what became of each mention, and what is wrong."""

    text: str
    mentions: list[MentionUse] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)


def localize(
    source: str,
    target: str,
    source_locale: str,
    target_locale: str,
    style: Style = HOUSE_STYLE,
    published: DateValue | None = None,
) -> Localized:
    """Find, align, repair and report in one pass, and write the target in the house style.

    Languages are BCP 47. ``published`` is the article's day (``published.publication_day``), against which weekdays are
    checked. Mentions come in the order of the source, those that only the target has at the end. Running it again on
    its own result changes nothing. Raises LocaleError for a tag that names no language.
    """
    source_mentions, target_mentions, alignment = _aligned(source, target, source_locale, target_locale)
    locale = locale_for(target_locale)
    _forget_additions(target, target_mentions, alignment, target_locale, style, published)
    changes = []
    uses: list[tuple[int, MentionUse]] = []
    disputed = is_order_disputed(source_locale)
    translated = locale_for(source_locale).language != locale.language
    issues = issues_of(alignment, source_mentions, target_mentions)
    for one, two in alignment.pairs:
        if disputed and one.numeric_date and one.foreign_value is not None:
            issues.append(ambiguous_date(one))
        change = _change(source, target, (one, two), locale, style, translated=translated)
        new = change and change[1]
        if change is not None:
            changes.append(change)
        if one.kind != "code" and (one.hard or two.hard):
            status = "kept" if new is None else "repaired"
            if differs_in_currency(one, two):
                status = "changed"
            uses.append((one.start, MentionUse(one.kind, one.text, new or two.text, one.canonical, status)))
    for one, two in alignment.changed:
        uses.append((one.start, MentionUse(one.kind, one.text, two.text, one.canonical, "changed")))
    uses += [(one.start, MentionUse(one.kind, one.text, "", one.canonical, "missing")) for one in alignment.missing]
    ordered = [use for _start, use in sorted(uses, key=lambda entry: entry[0])]
    ordered += [MentionUse(two.kind, "", two.text, two.canonical, "extra") for two in alignment.extra]
    changes += _conversions_repaired(source_mentions, target_mentions, alignment, locale)
    issues += contradictions(source, source_mentions, source_locale, published)
    if style.relative_dates != "keep":
        changes += with_dates(target, alignment.pairs, published, target_locale, style.relative_dates)
    text = apply(target, changes)
    return Localized(_styled(text, source_locale, target_locale, style), ordered, issues)


def _change(
    source: str, target: str, pair: tuple[Mention, Mention], locale: Locale, style: Style, *, translated: bool
) -> tuple[Mention, str] | None:
    """Return what to replace in the target for a pair of mentions, and by what; None where it stays as it is."""
    one, two = pair
    if is_left_over((source, one), (target, two)):
        return None
    time = in_clock((source, one), (target, two), locale, style.clock)
    if time is not None:
        return time
    new = None if is_label(source, one) else rewritten(one, two, locale, translated=translated)
    new = None if new is None else fitted(new, two, target)
    date = in_date_style(one, two, target, locale, style.dates)
    in_form = new if new is not None or two.form != "valid" else two.text
    amount = None if in_form is None else in_currency_style(one, two, target, in_form, locale, style.currency)
    new = date or amount or new
    return (two, new) if new is not None and new != two.text else None


def _conversions_repaired(
    source: list[Mention], target: list[Mention], alignment: Alignment, locale: Locale
) -> list[tuple[Mention, str]]:
    """Return the quantities of a target that have no pair because the source has them in other units, in form."""
    settled = {two.start for _one, two in (*alignment.pairs, *alignment.changed)}
    settled |= {mention.start for mention in alignment.extra}
    left = [mention for mention in target if mention.units and mention.start not in settled]
    quantities = [mention for mention in source if mention.units and mention.hard][:MOST_COMPARED]
    changes = [(mention, converted(quantities, mention, locale)) for mention in left]
    return [(mention, new) for mention, new in changes if new is not None and new != mention.text]


def _forget_additions(
    target: str,
    mentions: list[Mention],
    alignment: Alignment,
    locale: str,
    style: Style,
    published: DateValue | None,
) -> None:
    """Take out of an alignment's extra mentions what the house style adds: dates of weekdays, converted units."""
    spans = []
    if style.relative_dates != "keep":
        spans += dates_there(target, alignment.pairs, published)
    if style.units == "double":
        spans += conversions_there(target, mentions, locale)
    alignment.extra = [
        mention
        for mention in alignment.extra
        if not any(start < mention.end and mention.start < end for start, end in spans)
    ]


def _styled(text: str, source_locale: str, target_locale: str, style: Style) -> str:
    """Return a target with the quotation marks, units and digits of the house style."""
    if style.units == "double":
        for position, addition in reversed(conversions(text, find_mentions(text, target_locale), target_locale)):
            text = text[:position] + addition + text[position:]
    if style.digits != "locale":
        text = in_digits(text, find_mentions(text, target_locale), locale_for(target_locale), style.digits)
    return localized_quotes(text, source_locale, target_locale) if style.quotation_marks == "locale" else text


def compare(source: str, target: str, source_locale: str, target_locale: str) -> list[Issue]:
    """Return where the numbers and dates of a target differ in value from those of its source.

    A form that is unusual for the target's locale is no issue here. Raises LocaleError as ``localize`` does.
    """
    source_mentions, target_mentions, alignment = _aligned(source, target, source_locale, target_locale)
    return issues_of(alignment, source_mentions, target_mentions)


def repair(source: str, target: str, source_locale: str, target_locale: str) -> str:
    """Return the target with the form of its numbers and dates made its locale's, values untouched."""
    return localize(source, target, source_locale, target_locale).text


def write_whole(text: str, source_locale: str, target_locale: str) -> str | None:
    """Return a segment that is nothing but one date with a day, such as a dateline, written in the target's locale.

    "Sunday, November 28" gives "domingo, 28 de novembro" for "pt", in the locale's own casing. None for any other text,
    for a date whose weekday the calendar contradicts, and where CLDR does not know the target's language. ISO 8601
    dates stay as they are.
    """
    mention = _only_date(text, source_locale)
    if mention is None:
        return None
    stripped, value = mention.text, mention.value
    if not isinstance(value, DateValue) or not value.has_day:
        return None
    if value.weekday is not None and value.true_weekday() not in {None, value.weekday}:
        return None
    locale = locale_for(target_locale)
    if mention.numeric_date and value.canonical == stripped:
        return stripped
    if is_root(locale):
        return None
    written = write_date(value, locale, numeric=mention.numeric_date)
    return written if reads_back(written, value, locale) else None


def is_date(text: str, locale: str) -> bool:
    """Tell whether a text is nothing but one date with a day, or one weekday: a dateline."""
    return _only_date(text, locale) is not None


def _only_date(text: str, locale: str) -> Mention | None:
    """Return the date that a text is nothing but, white space at its ends aside."""
    stripped = text.strip()
    hard = [mention for mention in find_mentions(stripped, locale) if mention.hard]
    return hard[0] if len(hard) == 1 and hard[0].kind == "date" and hard[0].text == stripped else None


def _aligned(
    source: str, target: str, source_locale: str, target_locale: str
) -> tuple[list[Mention], list[Mention], Alignment]:
    """Find the mentions of both sides and align them.

    Where neither side has a hard mention nothing can differ, and words are read as numbers only where the digits of one
    side are not those of the other.
    """
    locale, other = locale_for(source_locale), locale_for(target_locale)
    if not (may_have_hard_mentions(source, locale) or may_have_hard_mentions(target, other)):
        return [], [], Alignment()
    source_mentions, target_mentions = read_digits(source, locale), read_digits(target, other)
    if _hard_numbers(source_mentions) != _hard_numbers(target_mentions):
        source_mentions = with_words(source, locale, source_mentions)
        target_mentions = with_words(target, other, target_mentions)
        target_mentions = with_left_over_numbers(source_mentions, target_mentions, target, locale)
    target_mentions = with_left_over_dates(source_mentions, target_mentions, target, source_locale)
    return source_mentions, target_mentions, align(source_mentions, target_mentions)


def _hard_numbers(mentions: list[Mention]) -> set[Value]:
    """Return the values that the other side must have: numbers and times, and the days of dates."""
    values: set[Value] = {mention.value for mention in mentions if mention.hard and mention.kind != "date"}
    dates = (mention.value for mention in mentions if mention.hard and isinstance(mention.value, DateValue))
    return values | {Decimal(value.day) for value in dates if value.day is not None}
