"""The sheet as PDF: drawn by WeasyPrint, which needs Pango and a typeface with Vietnamese letters from the system."""

import shutil
import subprocess
from functools import cache
from pathlib import Path

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from qms.inbox.doctor import Check, examined

PDF = "application/pdf"
STYLE = Path(__file__).with_name("sheet.css")
LANDSCAPE = "@page { size: A4 landscape; }"
PACKAGES = "apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation2"
SERIFS = ("Times New Roman", "Liberation Serif")


@cache
def has_pango():
    """Whether WeasyPrint finds its libraries here."""
    try:
        import weasyprint  # noqa: F401
    except OSError:
        return False
    return True


def obstacle():
    """Why no PDF can be made here, as a sentence; empty when it can."""
    return "" if has_pango() else _("This server can't make PDF files: the library Pango is not installed.")


def write_pdf(sheet):
    """The bytes of the PDF. Call only when there is no obstacle."""
    return drawn(render_to_string("web/printed/sheet.html", {"sheet": sheet, "head": sheet.head}), style_of(sheet))


def style_of(sheet):
    """How the sheet looks."""
    return STYLE.read_text(encoding="utf-8") + (LANDSCAPE if sheet.landscape else "")


def drawn(html, style=""):
    """The bytes of the PDF of a page that loads nothing, neither from the network nor from the server's disk."""
    from weasyprint import CSS, HTML
    from weasyprint.urls import URLFetcher

    page = HTML(string=html, url_fetcher=URLFetcher(allowed_protocols=()))
    return page.write_pdf(stylesheets=[CSS(string=style)], presentational_hints=True)


@examined
def pdf():
    """PDF files can be made, in a typeface that has all Vietnamese letters."""
    subject = "PDF"
    if obstacle():
        return Check(subject, False, obstacle(), PACKAGES)
    family = vietnamese_serif()
    if family and family not in SERIFS:
        says = _("Papers are set in {family}: no typeface like Times with Vietnamese letters was found.")
        return Check(subject, False, says.format(family=family), PACKAGES)
    return Check(subject, True, _("Forms can be made as PDF files."))


def vietnamese_serif():
    """The family in which Vietnamese text is set where Times New Roman is asked for; empty when it can't be asked."""
    if not shutil.which("fc-match"):
        return ""
    asked = subprocess.run(
        ["fc-match", "-f", "%{family[0]}", f"{SERIFS[0]}:lang=vi"], capture_output=True, text=True, timeout=20
    )
    return asked.stdout.strip()
