"""``python -m transnews``: run the command line and turn errors into one line and an exit code."""

from __future__ import annotations

import io
import os
import sys

import click

from transnews.cli import program
from transnews.errors import EXIT_BAD_INPUT, EXIT_INTERRUPTED, EXIT_PROBLEMS, TransnewsError
from transnews.messages import _


def main() -> None:
    """Run the program; exit with the codes of ``transnews.errors``."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that cannot show a character is no reason to stop
    try:
        code = program.main(standalone_mode=False)
    except TransnewsError as error:
        click.secho(_("Error: {message}").format(message=error.message), fg="red", err=True)
        if error.hint:
            click.echo(error.hint, err=True)
        code = error.exit_code
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo(_("Interrupted."), err=True)
        code = EXIT_INTERRUPTED
    except SystemExit as stop:
        if stop.code != EXIT_PROBLEMS:
            raise
        # The reader of our output went away, as `head` does: click and rich exit with 1, which is no problem here.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        code = 0
    except OSError as error:  # files are read and written behind errors of our own: this is standard output
        message = _("standard output cannot be written ({reason}).").format(reason=error.strerror)
        click.secho(_("Error: {message}").format(message=message), fg="red", err=True)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        code = EXIT_BAD_INPUT
    sys.exit(code)


if __name__ == "__main__":
    main()
