"""Settings: ``transnews.toml``, then environment variables, then the command line, into one Settings object.

The file is the one named by ``TRANSNEWS_CONFIG``, else the nearest ``transnews.toml`` in the working folder or above
it, else the user's own. Every key of its ``[transnews]`` table is a field of Settings; the environment variable is
``TRANSNEWS_`` and the key in capitals. Nothing is read at import.
"""

from __future__ import annotations

import difflib
import os
import tomllib
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from transnews.errors import UsageError
from transnews.files import LARGEST
from transnews.messages import _

FILE_NAME = "transnews.toml"


class SettingsError(UsageError):
    """A settings file or variable that cannot be understood; the message names the file and the key."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run depends on besides its input. Paths in a settings file are relative to that file."""

    target: str = ""
    """Target language (BCP 47); ``--to``."""
    source: str = ""
    """Source language, "" to detect it; ``--from``."""
    engine: str = "auto"
    """One engine's name, or "auto": every installed engine, in the order of ``engines``."""
    engines: tuple[str, ...] = ("firefox", "argos", "apertium")
    """Engines that "auto" may use, best first (measured quality, see docs/engines.md)."""
    detector: str = "auto"
    """Language detector: "auto" or another of ``transnews.language.detectors.DETECTORS``."""
    glossaries: tuple[str, ...] = ()
    """Glossary files, highest precedence first; ``--glossary`` adds in front."""
    bundled_glossaries: bool = True
    """Whether the glossaries that ship with transnews are used, below the others."""
    cldr_names: bool = True
    """Whether CLDR's names of countries and cities are translated where an engine copied them; below all glossaries."""
    unify_names: bool = False
    """Whether each name gets one spelling in the translation; ``--unify-names``."""
    memory: str = ""
    """Translation memory (a file); "" means the user's own; ``--memory``."""
    use_memory: bool = True
    """Whether reviewed translations are taken from the memory, before any engine."""
    formats: tuple[str, ...] = ("article",)
    """Output formats; ``--format``."""
    largest: int = LARGEST
    """Megabytes of the largest article or bitext that is read; 0 is any size; ``--largest``."""
    boilerplate: str = "keep"
    """What to do with comment forms and share bars in the translated article: "keep" or "drop"."""
    extract: bool = False
    """Whether the article is taken out of HTML pages, without menus and comments; ``--extract``."""
    fields: tuple[str, ...] = ()
    """What is what in tables and JSON Lines of articles: "headline=title", "body=content:html" (docs/tables.md)."""
    quotation_marks: str = "locale"
    """House style: quotation marks as the target "locale" has them, or as the source has them ("keep")."""
    digits: str = "locale"
    """House style: digits as the "locale" writes by default, the language's own ("native") or "latin" ones."""
    dates: str = "keep"
    """House style: "keep" the form of dates, or write all that have a day "long", "medium" or "numeric"."""
    clock: str = "locale"
    """House style: English times in the form of the "locale", all on the clock of "12" or "24" hours, or "keep"."""
    currency: str = "keep"
    """House style: "keep" how amounts name their currency, or write its "symbol" or its "code"."""
    relative_dates: str = "keep"
    """House style: "keep" weekdays alone, or give them their date as "afp" or "ap" do (needs a date of publication)."""
    units: str = "keep"
    """House style: "keep" foreign units, or "double" them with their conversion (needs the extra ``units``)."""
    beam: int = 4
    """Beam size of engines that search with a beam (Argos)."""
    threads: int = 0
    """Worker threads of engines; 0 means one per core."""
    argos_packages: str = ""
    """Folder of installed Argos packages; "" means Argos Translate's own."""
    firefox_models: str = ""
    """Folder of Firefox models; "" means the user's data folder of transnews."""
    prefer: tuple[str, ...] = ()
    """Engines or models preferred for a pair: "en pt = argos", "ru en = firefox/ru-en-3.0-base" (engines/choice.py)."""
    pivots: tuple[str, ...] = ("en",)
    """Languages that a translation in two steps goes through, best first; others come after them."""
    argos_catalogue: str = "https://raw.githubusercontent.com/argosopentech/argospm-index/main/index.json"
    """Address of the index of Argos packages that ``models search`` and ``models install`` read."""
    firefox_catalogue: str = (
        "https://firefox.settings.services.mozilla.com/v1/buckets/main/collections/translations-models-v2/records"
    )
    """Address of Mozilla's records of Firefox models (Remote Settings), or of a copy of them."""
    network_timeout: int = 30
    """Seconds that ``models search`` and ``models install`` wait for an answer or the next part of one; 0 for ever."""


def load(path: Path | None = None, environment: dict[str, str] | None = None) -> Settings:
    """Return the settings of a file (default: the one found, see above) and of the environment.

    Raises SettingsError for a missing file that was asked for, broken TOML, an unknown key or a value of a wrong type.
    """
    environment = dict(os.environ) if environment is None else environment
    settings = Settings()
    file = path or _find(environment)
    if file is not None:
        settings = replace(settings, **_from_file(file))
    known = {field.name for field in fields(Settings)}
    for name in sorted(known):
        text = environment.get(f"TRANSNEWS_{name.upper()}")
        if text:
            changed: dict[str, Any] = {name: _convert(name, text, f"TRANSNEWS_{name.upper()}")}
            settings = replace(settings, **changed)
    return settings


def override(settings: Settings, **values: Any) -> Settings:
    """Return the settings with the values that are given (not None); texts are converted as from the environment."""
    given: dict[str, Any] = {
        name: _convert(name, value, "--" + name) for name, value in values.items() if value is not None
    }
    return replace(settings, **given)


def _find(environment: dict[str, str]) -> Path | None:
    named = environment.get("TRANSNEWS_CONFIG")
    if named:
        return Path(named)
    try:
        here = Path.cwd()
    except FileNotFoundError:  # the working folder was deleted
        here = Path("/")
    for folder in (here, *here.parents):
        if (folder / FILE_NAME).is_file():
            return folder / FILE_NAME
    from platformdirs import user_config_path

    own = user_config_path("transnews", appauthor=False) / FILE_NAME
    return own if own.is_file() else None


def _from_file(file: Path) -> dict[str, Any]:
    try:
        document = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise SettingsError(_("{path}: no such settings file.").format(path=file)) from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{file}: {error}") from error
    for table, values in document.items():
        if table != "transnews" or not isinstance(values, dict):
            raise SettingsError(
                _("{path}: unknown entry '{table}'.").format(path=file, table=table),
                _("Settings stand in the table [transnews]."),
            )
    values = document.get("transnews", {})
    known = [field.name for field in fields(Settings)]
    result: dict[str, Any] = {}
    for key, value in values.items():
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1)
            hint = _("Did you mean '{key}'?").format(key=near[0]) if near else ""
            raise SettingsError(_("{path}: unknown setting '{key}'.").format(path=file, key=key), hint)
        result[key] = _convert(key, value, str(file))
    for key in ("argos_packages", "firefox_models", "memory"):
        if result.get(key):
            result[key] = str(file.parent / Path(result[key]).expanduser())
    if "glossaries" in result:
        result["glossaries"] = tuple(str(file.parent / Path(name).expanduser()) for name in result["glossaries"])
    return result


_WORDS = {"true": True, "yes": True, "on": True, "1": True, "false": False, "no": False, "off": False, "0": False}


def _convert(name: str, value: object, where: str) -> object:
    """Return ``value`` (from TOML, or the text of a variable) in the type of the field ``name``."""
    kind = type(getattr(Settings(), name))
    convert, expected = {
        tuple: (_texts, _("a list of texts")),
        bool: (_truth, _("true or false")),
        int: (_count, _("a whole number, 0 or more")),
        str: (_text, _("a text")),
    }[kind]
    result = convert(value)
    if result is None:
        message = _("{where}: '{key}' must be {expected}, not {value!r}.")
        raise SettingsError(message.format(where=where, key=name, expected=expected, value=value))
    return result


def _texts(value: object) -> tuple[str, ...] | None:
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(",") if part.strip())
    if isinstance(value, (list, tuple)) and all(isinstance(item, str) for item in value):
        return tuple(value)
    return None


def _truth(value: object) -> bool | None:
    return value if isinstance(value, bool) else _WORDS.get(str(value).lower())


def _count(value: object) -> int | None:
    if isinstance(value, bool):
        return None
    text = str(value)
    return int(text) if text.isascii() and text.isdigit() else None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
