"""The phrase catalog: fixed newsroom wording ("Leave a Reply", "File photo", "Breaking news") in every language.

The catalog is ``locales/phrases.pot`` (the English phrases) and ``locales/<lang>/LC_MESSAGES/phrases.po`` (their
translations), so translators work on it with the tools they know. A message's context says what the phrase is:
"boilerplate" (website furniture, not news), "caption" or "label". English is the pivot of every direction. ``{n}``
stands for a number; a message with plural forms is chosen by that number.
"""

from __future__ import annotations

import gettext
import hashlib
import io
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import polib

from transnews.errors import InputError
from transnews.language.tags import UNDETERMINED, closest, standardize
from transnews.memory.wording import PLACEHOLDER, Numbers, capitals, fold, split_marks
from transnews.messages import _
from transnews.resources import data_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

PIVOT = "en"
"""The language of the message ids."""


class PhraseCatalogError(InputError):
    """A catalog file that cannot be read; the message names the file and the line."""


@dataclass(frozen=True, slots=True)
class _Message:
    """What identifies a phrase: its context and its English wording, singular and plural ("" where it has none)."""

    context: str
    singular: str
    plural: str


@dataclass(slots=True)
class _Language:
    """The phrases of one language: the messages behind each folded wording, and the translation of each message.

    ``translations`` is None for English, whose wording is the message itself.
    """

    tag: str
    messages: dict[str, list[_Message]] = field(default_factory=dict)
    known: set[_Message] = field(default_factory=set)
    translations: gettext.GNUTranslations | None = None

    def add(self, message: _Message, wordings: Iterable[str]) -> None:
        """Add a message under each of its wordings; an earlier message comes first."""
        self.known.add(message)
        for wording in wordings:
            found = self.messages.setdefault(fold(wording), [])
            if message not in found:
                found.append(message)

    def wording(self, message: _Message, count: int) -> str | None:
        """Return a message in this language, in the plural form for ``count``; None where it has none."""
        if message not in self.known:
            return None
        if self.translations is None:
            return message.plural if message.plural and count != 1 else message.singular
        catalog, context, singular, plural = self.translations, message.context, message.singular, message.plural
        # To gettext, an empty context is not the same as none.
        if context:
            return (
                catalog.npgettext(context, singular, plural, count) if plural else catalog.pgettext(context, singular)
            )
        return catalog.ngettext(singular, plural, count) if plural else catalog.gettext(singular)


class PhraseCatalog:
    """Fixed phrases in every language that has a catalog. Files are read when their language is first asked for.

    Raises PhraseCatalogError for a folder without ``phrases.pot`` and, when its language is asked for, a broken file.
    """

    def __init__(self, folder: Path) -> None:
        self._template = folder / "phrases.pot"
        if not self._template.is_file():
            raise PhraseCatalogError(_("{path}: no phrase catalog here.").format(path=folder))
        files = sorted(folder.glob("*/LC_MESSAGES/phrases.po"))
        self._files = {standardize(file.parent.parent.name): file for file in files}
        self._read: dict[str, _Language] = {}

    @classmethod
    def load(cls, folder: Path | None = None) -> PhraseCatalog:
        """Return the catalog in a folder of locales (default: the one that ships with transnews)."""
        return cls(folder) if folder is not None else _shipped()

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the catalog, English first, then by tag."""
        return (PIVOT, *sorted(self._files))

    @cached_property
    def digest(self) -> str:
        """A short SHA-256 of all catalog files, the same whichever languages were asked for."""
        content = hashlib.sha256(self._template.read_bytes())
        for tag, file in sorted(self._files.items()):
            content.update(tag.encode())
            content.update(file.read_bytes())
        return content.hexdigest()[:12]

    def lookup(self, text: str, source: str, target: str, context: str | None = None) -> str | None:
        """Return the phrase that ``text`` is, in the target language; None where the catalog has none.

        Case, accents, white space and the shape of apostrophes do not count. Marks around the phrase (« » → : …) and
        numbers are copied, and a phrase in capitals gives a phrase in capitals. ``context`` restricts the messages.
        A language without a catalog of its own uses the nearest one ("pt-BR" that of "pt").
        """
        origin, destination = self._language(source), self._language(target)
        if origin is None or destination is None:
            return None
        for before, core, after in split_marks(text):
            numbers = Numbers.of(core)
            for message in _matches(origin, core, context):
                phrase = numbers.fill(destination.wording(message, numbers.first) or "")
                if phrase and PLACEHOLDER not in phrase:
                    return before + (capitals(phrase, destination.tag) if core.isupper() else phrase) + after
        return None

    def category(self, text: str, language: str) -> str | None:
        """Return the context of the phrase that ``text`` is ("boilerplate", "caption", "label"), None for other text.

        With the language undetermined ("und"), every catalog is asked, English first.
        """
        tags = self.languages if language == UNDETERMINED else (language,)
        for tag in tags:
            origin = self._language(tag)
            if origin is None:
                continue
            for _before, core, _after in split_marks(text):
                for message in _matches(origin, core, None):
                    return message.context or None
        return None

    def _language(self, tag: str) -> _Language | None:
        """Return the phrases for a tag, those of the nearest catalog, None where none is near."""
        near = closest(tag, self.languages)
        if near and near not in self._read:
            self._read[near] = _read_template(self._template) if near == PIVOT else _read(near, self._files[near])
        return self._read.get(near)


@lru_cache(maxsize=1)
def _shipped() -> PhraseCatalog:
    return PhraseCatalog(data_folder("locales"))


def _matches(language: _Language, core: str, context: str | None) -> Iterator[_Message]:
    """Yield the messages whose wording is ``core``, in the catalog's order."""
    for message in language.messages.get(fold(core), ()):
        if context is None or message.context == context:
            yield message


def _open(file: Path) -> polib.POFile:
    try:
        return polib.pofile(str(file), encoding="utf-8")
    except (OSError, ValueError) as error:  # polib reports a broken file as OSError, with the line
        raise _broken(file, error) from error


def _broken(file: Path, error: Exception) -> PhraseCatalogError:
    return PhraseCatalogError(
        _("{path}: {problem}.").format(path=file, problem=str(error).rstrip(".")),
        _("'msgfmt --check {path}' says what is wrong with it.").format(path=file),
    )


def _message(entry: polib.POEntry) -> _Message:
    return _Message(entry.msgctxt or "", entry.msgid, entry.msgid_plural or "")


def _read_template(file: Path) -> _Language:
    """Read the English phrases, which are the message ids of the template."""
    language = _Language(PIVOT)
    for entry in _open(file):
        if not entry.obsolete:
            language.add(_message(entry), filter(None, (entry.msgid, entry.msgid_plural)))
    return language


def _read(tag: str, file: Path) -> _Language:
    """Read the phrases of one language; fuzzy, obsolete and empty entries are ignored."""
    catalog = _open(file)
    try:
        # gettext itself evaluates the file's plural rule; polib compiles only what is translated.
        translations = gettext.GNUTranslations(io.BytesIO(catalog.to_binary()))
    except ValueError as error:
        raise _broken(file, error) from error
    language = _Language(tag, translations=translations)
    for entry in catalog.translated_entries():
        language.add(_message(entry), entry.msgstr_plural.values() if entry.msgid_plural else (entry.msgstr,))
    return language
