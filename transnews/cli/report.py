"""What a run tells on standard error: progress on a terminal, warnings, failures, a line for each article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from transnews.bitexts.wording import issue_line, overview
from transnews.messages import _, ngettext, one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transnews.errors import TransnewsError
    from transnews.model import Issue, ParallelText

_SHOWN = 20
"""Issues of one article that are printed; the others are in every output format but the article itself."""
_STYLES = {"error": "red", "warning": "yellow", "info": "dim"}


class Reporter:
    """Prints to standard error; colour and progress only on a terminal, colour not with ``NO_COLOR``."""

    def __init__(self, *, quiet: bool = False) -> None:
        self._console = Console(stderr=True, highlight=False, markup=False, soft_wrap=True, emoji=False)
        self._quiet = quiet
        self._progress = Progress(
            TextColumn(_("Translating")),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=self._console,
            transient=True,
            disable=quiet or not self._console.is_terminal,
        )
        self._task = self._progress.add_task("", total=None)

    def begin(self, articles: int) -> None:
        """Start the progress bar."""
        if articles:
            self._progress.start()

    def progress(self, done: int, total: int) -> None:
        """Move the progress bar: ``done`` of ``total`` segments."""
        self._progress.update(self._task, completed=done, total=total)

    def warn(self, message: str) -> None:
        """Print a warning."""
        self._console.print(_("warning: {message}").format(message=message), style="yellow")

    def failed(self, error: TransnewsError) -> None:
        """Print why an article could not be translated, and what to do."""
        self._console.print(_("Error: {message}").format(message=error.message), style="red")
        if error.hint:
            self._console.print(error.hint)

    def finished(self, text: ParallelText, written: Sequence[str]) -> None:
        """Print an article's problems, what became of its units, and where it was written."""
        if self._quiet:
            return
        name = one_line(text.article.path or text.article.id)
        lines = {unit.id: text.article.blocks[unit.block].line for unit in text.units}
        places: dict[Issue, list[str]] = {}
        for unit, issue in text.all_issues():
            if issue.severity != "info":
                places.setdefault(issue, []).append(f"{name}:{lines[unit]}" if unit else name)
        for issue, where in list(places.items())[:_SHOWN]:
            more = ngettext("(and {n} more place)", "(and {n} more places)", len(where) - 1).format(n=len(where) - 1)
            line = f"{where[0]}: {one_line(issue_line(issue))}"
            self._console.print(f"{line} {more}" if len(where) > 1 else line, style=_STYLES[issue.severity])
        if len(places) > _SHOWN:
            rest = len(places) - _SHOWN
            message = ngettext(
                "… and {n} more; see --format json or html.", "… and {n} more; see --format json or html.", rest
            )
            self._console.print(message.format(n=rest))
        self._console.print(f"{name}: {overview(text)}")
        for place in written:
            if place != "-":
                self._console.print(f"  → {one_line(place)}", style="dim")

    def end(self) -> None:
        """Take the progress bar away."""
        self._progress.stop()
