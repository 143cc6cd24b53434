"""Findings for people and for machines: text with file and line, JSON, GitHub's annotations, an HTML page."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import cache
from typing import TYPE_CHECKING

from transnews.bitexts.characters import for_terminal, for_xml
from transnews.bitexts.wording import interface_language, severity_name
from transnews.messages import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jinja2 import Template

    from transnews.glossary.findings import Finding, Place

    Report = Callable[[Sequence[Finding]], str]

_GITHUB_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


def as_text(findings: Sequence[Finding]) -> str:
    """Return a line for each finding and one for each further place: "path:line:column: error: message [code]"."""
    lines = []
    for finding in findings:
        first, *others = finding.places
        severity = severity_name(finding.severity)
        lines.append(f"{first.position}: {severity}: {finding.message} [{finding.code}]")
        lines += [f"    {place.position}: {_excerpt(place)}".rstrip(": ") for place in others]
    return "".join(for_terminal(line) + "\n" for line in lines)


def as_json(findings: Sequence[Finding]) -> str:
    """Return a JSON array with an object for each finding, documented in docs/glossary.md."""
    return json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=2) + "\n"


def as_github(findings: Sequence[Finding]) -> str:
    """Return GitHub Actions workflow commands, one for each place, which annotate the lines of a pull request."""
    lines = []
    for finding in findings:
        for place in finding.places:
            parameters = {"file": place.path, "title": finding.code}
            message = f"{place.unit}: {finding.message}" if place.unit else finding.message
            if place.line:
                parameters |= {"line": str(place.line)}
            if place.column:
                parameters |= {"col": str(place.column), "endColumn": str(place.column + len(place.text))}
            written = ",".join(f"{name}={_parameter(value)}" for name, value in parameters.items())
            lines.append(f"::{_GITHUB_LEVELS[finding.severity]} {written}::{_message(message)}")
    return "".join(line + "\n" for line in lines)


def as_html(findings: Sequence[Finding]) -> str:
    """Return a self-contained page that shows each place in its sentence, marked."""
    words = {
        "title": _("Names and terms"),
        "none": _("Nothing was found."),
        "wanted": _("wanted"),
    }
    page = _template().render(findings=findings, words=words, language=interface_language(), severity=severity_name)
    return for_xml(page).rstrip() + "\n"


REPORTS: dict[str, Report] = {"text": as_text, "json": as_json, "github": as_github, "html": as_html}


def _excerpt(place: Place) -> str:
    return place.text or place.context


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _parameter(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


@cache
def _template() -> Template:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("transnews.glossary"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("findings.html")
