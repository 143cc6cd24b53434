"""PDF: the bilingual HTML page, side by side, on paper; for those who print it or send it on.

WeasyPrint (the extra ``pdf``) sets the page, tagged for screen readers (PDF/UA). It gives no time of writing to the
file. Its text comes from Pango, a library of the system.
"""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING, Any

from transnews.bitexts.html import SIDE_BY_SIDE
from transnews.errors import MissingComponentError
from transnews.messages import _

if TYPE_CHECKING:
    from transnews.model import ParallelText

SUFFIX = ".pdf"

_VARIANT = "pdf/ua-1"


def serialize(text: ParallelText) -> bytes:
    """Return a parallel text as a PDF file. Raises MissingComponentError without WeasyPrint or Pango."""
    weasyprint = _weasyprint()
    page = weasyprint.HTML(string=SIDE_BY_SIDE.serialize(text).decode())
    style = resources.files("transnews.bitexts").joinpath("templates/pdf.css").read_text(encoding="utf-8")
    data: bytes = page.write_pdf(stylesheets=[weasyprint.CSS(string=style)], pdf_variant=_VARIANT)
    return data


def require() -> None:
    """Raise MissingComponentError, with the next step to take, where WeasyPrint or Pango is missing."""
    _weasyprint()


def _weasyprint() -> Any:
    try:
        import weasyprint
    except ImportError:
        raise MissingComponentError(
            _("PDF cannot be written: the package 'weasyprint' is not installed."),
            _("Install it with: {command}").format(command="pip install 'transnews[pdf]'"),
        ) from None
    except OSError as error:
        raise MissingComponentError(
            _("PDF cannot be written: WeasyPrint does not find the library Pango ({reason}).").format(
                reason=" ".join(str(error).split())
            ),
            _("Install Pango with your system's packages: {command} on Debian and Ubuntu.").format(
                command="apt-get install libpangoft2-1.0-0 libharfbuzz-subset0"
            ),
        ) from error
    return weasyprint
