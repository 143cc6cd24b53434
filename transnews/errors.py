"""The root of every error that transnews raises on purpose: a message for people, a hint, an exit code."""

from __future__ import annotations

from transnews.messages import one_line

EXIT_DONE = 0
EXIT_PROBLEMS = 1
EXIT_USAGE = 2
EXIT_BAD_INPUT = 3
EXIT_MISSING = 4
EXIT_INTERRUPTED = 130


class TransnewsError(Exception):
    """An error with a one-line message for people and, where there is one, the next step to take.

    Subclasses live beside their use and set ``exit_code``: 2 wrong usage, 3 bad input, 4 a missing model or component.
    """

    exit_code = EXIT_BAD_INPUT

    def __init__(self, message: str, hint: str = "") -> None:
        message = one_line(message)
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        """Return the message, and the hint after it."""
        return f"{self.message} {self.hint}" if self.hint else self.message


class UsageError(TransnewsError):
    """The call itself is wrong: an unknown language tag, options that exclude each other, an unknown setting."""

    exit_code = EXIT_USAGE


class InputError(TransnewsError):
    """What was given cannot be read or what was asked for cannot be written."""

    exit_code = EXIT_BAD_INPUT


class MissingComponentError(TransnewsError):
    """A model, an engine or an optional package is not installed; the hint is the command that installs it."""

    exit_code = EXIT_MISSING
