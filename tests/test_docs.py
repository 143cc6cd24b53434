"""The pages of docs/ against the program: every issue code, setting, command, option and link that they name."""

from __future__ import annotations

import ast
import re
import tomllib
from dataclasses import fields
from importlib.util import find_spec
from pathlib import Path

import click
import pytest

from transnews.cli import program
from transnews.localize.report import CODES
from transnews.settings import Settings

ROOT = Path(__file__).parents[1]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])
SEVERITIES = {"error", "warning", "info"}


def page(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def trees() -> list[ast.Module]:
    files = sorted((ROOT / "transnews").rglob("*.py"))
    return [ast.parse(file.read_text(encoding="utf-8")) for file in files]


def raised() -> set[tuple[str, str]]:
    """Return (code, severity, "" if computed) of issues in the source, whose code is written out or a constant."""
    nodes = [node for tree in trees() for node in ast.walk(tree)]
    constants = {
        target.id: node.value.value
        for node in nodes
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
        for target in node.targets
        if isinstance(target, ast.Name) and target.id.isupper()
    }
    found = {(code, "") for code in CODES}
    for node in nodes:
        match node:
            case ast.Call(func=ast.Name(id="Issue" | "Problem" | "Finding"), args=[code, severity, *_]):
                found.add((text_of(code, constants), text_of(severity, {})))
            case ast.Call(func=ast.Name(id="_of_problem"), args=[code, *_]):
                found.add((text_of(code, constants), "error"))
            case ast.Yield(value=ast.Tuple(elts=[code, ast.Constant(value=str(severity)), _])) if (
                severity in SEVERITIES
            ):
                found.add((text_of(code, constants), severity))
            case ast.Compare(left=ast.Name(id="code"), comparators=[ast.Constant(value=str(code))]):
                found.add((code, ""))
    return {(code, severity) for code, severity in found if code}


def text_of(node: ast.expr, constants: dict[str, str]) -> str:
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.Name(id=name):
            return constants.get(name, "")
        case _:
            return ""


def documented() -> set[tuple[str, str]]:
    """Return (code, severity) of all rows of docs/issues.md."""
    rows = re.findall(r"^\| (`[^|]+`) \| (\w+(?: or \w+)?) \|", page("issues.md"), re.MULTILINE)
    return {
        (code, severity)
        for codes, severities in rows
        for code in re.findall(r"`([^`]+)`", codes)
        for severity in severities.split(" or ")
    }


def test_issue_codes() -> None:
    codes = {code for code, _severity in documented()}
    assert codes == {code for code, _severity in raised()}


def test_issue_severities() -> None:
    assert {(code, severity) for code, severity in raised() if severity} <= documented()
    assert {severity for _code, severity in documented()} <= SEVERITIES


def test_settings() -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \|([^|]*)\|", page("settings.md"), re.MULTILINE))
    assert sorted(rows) == sorted(field.name for field in fields(Settings))
    for name, cell in rows.items():
        default = getattr(Settings(), name)
        shown = cell.strip()
        if shown.startswith("`"):
            value = tomllib.loads(f"value = {shown.strip('`')}")["value"]
            assert (tuple(value) if isinstance(value, list) else value) == default, name
        else:  # nothing, or what an address is the address of
            assert isinstance(default, str), name
            assert bool(default) == bool(shown), name


def commands(group: click.Group, before: tuple[str, ...] = ()) -> dict[tuple[str, ...], click.Command]:
    context = click.Context(group)
    found: dict[tuple[str, ...], click.Command] = {}
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            found.update(commands(command, (*before, name)))
        else:
            found[(*before, name)] = command
    return found


def calls(text: str) -> list[str]:
    """Return the calls of transnews in the code blocks of a page, without comments."""
    blocks = re.findall(r"^```\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    lines = [line.split("  #")[0] for block in blocks for line in block.splitlines()]
    return [line[line.index("transnews ") :] for line in lines if re.search(r"(^|[|$] )transnews ", line)]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_commands_and_options(path: Path) -> None:
    known = commands(program)
    every = {option for command in known.values() for parameter in command.params for option in parameter.opts}
    text = path.read_text(encoding="utf-8")
    for call in calls(text):
        words = tuple(call.split()[1:])
        command = known.get(words[:2]) or known.get(words[:1])
        assert command is not None, call
        options = {option for parameter in command.params for option in parameter.opts}
        assert {word for word in words if re.fullmatch("--?[a-z][a-z-]*", word)} <= options, call
    named = set(re.findall(r"`(--[a-z-]+)", text))
    assert named - every <= {"--data", "--split", "--lines", "--single", "--help"}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_files_and_modules(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for name in re.findall(r"`((?:transnews|tests|tools|benchmarks|examples|glossaries|locales)/[^`*<\s]*)`", text):
        assert (ROOT / name).exists(), name
    for name in re.findall(r"python -m (benchmarks\.\w+)", text):
        assert find_spec(name) is not None, name


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links(path: Path) -> None:
    for link in re.findall(r"\]\(([^)\s]+)\)", path.read_text(encoding="utf-8")):
        if "://" in link or link == "…":
            continue
        name, _hash, anchor = link.partition("#")
        file = path.parent / name if name else path
        assert file.exists(), link
        if anchor:
            headings = re.findall(r"^#+ (.+)$", file.read_text(encoding="utf-8"), re.MULTILINE)
            assert anchor in {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}, link


def test_every_page_is_linked() -> None:
    texts = {path: path.read_text(encoding="utf-8") for path in PAGES}
    for path in PAGES:
        others = [text for other, text in texts.items() if other != path]
        assert path.name == "README.md" or any(f"{path.name})" in text or f"{path.name}#" in text for text in others)
