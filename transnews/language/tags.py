"""BCP 47 language tags: checking them, comparing them, and what CLDR knows of them.

Distances are CLDR's (Unicode TR 35, language matching), through langcodes: 0 is the same, 5 about Brazilian and
European Portuguese, 10 and more another language or script.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Literal

import langcodes
from babel import Locale, UnknownLocaleError
from babel.core import get_global
from langcodes.data_dicts import MACROLANGUAGES

from transnews.errors import UsageError
from transnews.messages import _

UNDETERMINED = "und"
_FAMILIES = (("bs", "hr", "sr-Latn", "cnr"), ("no", "nb", "nn"))
"""Languages that news readers, and models, of one another read: the macrolanguages sh and no of ISO 639-3."""
_WRITTEN_ALIKE = {"Hans": "Hani", "Hant": "Hani"}
NEAR = 9
"""The largest CLDR distance at which a model or locale made for one tag serves another."""


class UnknownLanguageError(UsageError):
    """A text that is no valid BCP 47 language tag.

    What was meant by ``name`` is looked for when the hint is read: that takes the names of all languages, 100 MB, and
    most callers only ask whether a text is a tag.
    """

    def __init__(self, message: str, hint: str = "", name: str | None = None) -> None:
        self._name = name
        super().__init__(message, hint)

    @property
    def hint(self) -> str:
        """The next step to take: the tag that was meant, where the name of a language was given."""
        return self._hint or ("" if self._name is None else _meant(self._name))

    @hint.setter
    def hint(self, hint: str) -> None:
        self._hint = hint


def standardize(tag: str) -> str:
    """Return a tag in its standard form ("pt_br" becomes "pt-BR").

    Raises UnknownLanguageError, with the tag where a language's name was given ("portuguese": 'pt').
    """
    try:
        result = langcodes.standardize_tag(tag.strip())
        valid = langcodes.tag_is_valid(result)
    except ValueError:  # langcodes.LanguageTagError is one
        result, valid = "", False
    if valid:
        return result
    raise UnknownLanguageError(_("unknown language '{tag}'.").format(tag=tag), name=tag)


def _meant(name: str) -> str:
    """Return the hint for what was given instead of a tag."""
    tag = _named(name)
    if tag:
        return _("Did you mean '{tag}'?").format(tag=tag)
    return _("Languages are given as BCP 47 tags, such as en, pt-BR or zh-Hant.")


def _named(name: str) -> str:
    """Return the tag of a language given by its English or own name, "" where there is none."""
    wanted = name.strip().casefold()
    for tag, english in sorted(Locale("en").languages.items()):
        if english.casefold() == wanted:
            return str(tag).replace("_", "-")
        if wanted and len(tag) == 2 and (own := _own_name(tag)) and own.casefold() == wanted:  # noqa: PLR2004 - ISO 639-1
            return str(tag)
    return ""


@lru_cache(maxsize=1024)
def _own_name(tag: str) -> str:
    try:
        return str(Locale.parse(tag).get_language_name(tag) or "")
    except (UnknownLocaleError, ValueError):
        return ""


@lru_cache(maxsize=4096)
def closest(tag: str, supported: tuple[str, ...]) -> str:
    """Return the tag of ``supported`` nearest to ``tag`` within ``NEAR``, "" where none is."""
    if tag in supported:
        return tag
    best = langcodes.closest_supported_match(tag, list(supported), max_distance=NEAR)
    return best or ""


@lru_cache(maxsize=4096)
def distance(tag: str, other: str) -> int:
    """Return CLDR's distance from a tag asked for to one that is at hand: 0 the same, up to 134 nothing in common."""
    return int(langcodes.tag_distance(tag, other))


def same_language(one: str, other: str) -> bool:
    """Tell whether two tags name the same language in the same script ("pt" and "pt-BR", not "sr" and "sr-Latn")."""
    if UNDETERMINED in {one, other}:
        return False
    first, second = _maximized(one), _maximized(other)
    return first[:2] == second[:2]


@lru_cache(maxsize=1024)
def _maximized(tag: str) -> tuple[str, str]:
    if tag == UNDETERMINED:  # CLDR's likely subtags make English of it
        return UNDETERMINED, ""
    full = langcodes.Language.get(tag).maximize()
    return full.language or UNDETERMINED, full.script or ""


@lru_cache(maxsize=1024)
def macrolanguage(tag: str) -> str:
    """Return the macrolanguage of a variety that only ISO 639-3 tells apart ("arz": "ar", "wuu": "zh", "prs": "fa").

    Languages with a two-letter code, such as id and nn, are written languages of their own and stay; so does a variety
    in another script than its macrolanguage's, such as ckb. Source: ISO 639-3, through langcodes.
    """
    tag = standardize(tag)
    language = langcodes.Language.get(tag).language or UNDETERMINED
    wider = MACROLANGUAGES.get(language, "")
    if len(language) < 3 or not wider or _script_family(language) != _script_family(wider):  # noqa: PLR2004 - ISO 639-3
        return standardize(langcodes.standardize_tag(tag, macro=True)) if len(language) > 2 else tag  # noqa: PLR2004 - ISO 639-1
    return standardize(wider)


def _script_family(tag: str) -> str:
    return _WRITTEN_ALIKE.get(script(tag), script(tag))


@lru_cache(maxsize=1024)
def family(tag: str) -> str:
    """Return one tag for all languages that count as one where they cannot be told apart (bs, hr and sr-Latn: "bs")."""
    for members in _FAMILIES:
        if any(same_language(tag, member) for member in members):
            return members[0]
    return f"{_maximized(tag)[0]}-{_script_family(tag)}".rstrip("-")


@lru_cache(maxsize=1024)
def in_script(tag: str, written: str) -> str:
    """Return a tag with the script a text is written in, where both are official ("sr" in "Latn" is "sr-Latn").

    ``written``: ISO 15924 code. Names in Latin letters do not make Hindi "hi-Latn". Source: CLDR, territories.
    """
    other = "-" not in tag and written != script(tag) and f"{tag}_{written}" in _official_scripts()
    return f"{tag}-{written}" if other else tag


@cache
def _official_scripts() -> frozenset[str]:
    """Return CLDR's names ("sr_Latn") of the languages that are official in a script."""
    territories = get_global("territory_languages").values()
    return frozenset(name for languages in territories for name, facts in languages.items() if facts["official_status"])


def script(tag: str) -> str:
    """Return the ISO 15924 code of the script a language is usually written in ("Latn", "Arab"), "" if unknown."""
    return _maximized(tag)[1]


@lru_cache(maxsize=1024)
def direction(tag: str) -> Literal["ltr", "rtl"]:
    """Return the direction of a language's script, "ltr" where CLDR does not know it."""
    base = langcodes.Language.get(tag)
    for candidate in (f"{base.language}_{base.script}" if base.script else "", base.language or ""):
        try:
            order = Locale.parse(candidate).character_order
        except (UnknownLocaleError, ValueError):
            continue
        return "rtl" if order == "right-to-left" else "ltr"
    return "ltr"
