"""Find what is wrong with glossary files, before they decide what is printed.

``lint`` looks at all files together: what one file avoids and another one wants is a mistake too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from transnews.glossary.findings import Finding, Place
from transnews.glossary.formats import read_glossary
from transnews.glossary.glossary_file import GlossaryProblem, UnreadableGlossaryError
from transnews.glossary.lint.conflicts import find_conflicts
from transnews.glossary.lint.spelling import find_misspelled
from transnews.messages import _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from transnews.glossary.glossary_file import GlossaryFile

__all__ = ["lint"]


def lint(paths: Sequence[Path]) -> list[Finding]:
    """Return what is wrong with glossary files, in order of the files and their lines.

    Codes: ``unreadable``, ``not-read`` (a row or a column), ``byte-order-mark``, those of ``spelling`` and of
    ``conflicts``. Raises GlossaryError for a file that cannot be opened.
    """
    findings: list[Finding] = []
    files: list[GlossaryFile] = []
    for path in paths:
        try:
            file = read_glossary(path, written=True)
        except UnreadableGlossaryError as error:
            findings.append(_of_problem("unreadable", error.problem, error.hint))
            continue
        files.append(file)
        findings += [_of_problem("not-read", problem) for problem in file.problems]
        findings += find_misspelled(file)
        if path.read_bytes()[:3] == b"\xef\xbb\xbf":
            message = _("the file begins with a byte order mark; it is read, but other programs may stumble over it.")
            findings.append(Finding("byte-order-mark", "info", message, (Place(file.path, 1),)))
    findings += find_conflicts(files)
    order = {str(path): number for number, path in enumerate(paths)}
    return sorted(findings, key=lambda finding: (order[finding.places[0].path], finding.places[0].line, finding.code))


def _of_problem(code: str, problem: GlossaryProblem, hint: str = "") -> Finding:
    message = f"{problem.message} {hint}".rstrip()
    return Finding(code, "error", message, (Place(problem.path, problem.line),))
