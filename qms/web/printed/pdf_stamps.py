"""A stamp at the foot of every page of a PDF, whoever made it."""

from io import BytesIO

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from pypdf import PdfReader, PdfWriter

from . import pdf

MOST = 400  # pages; of a longer file these alone are stamped


def stamped(content, stamp):
    """The bytes with the stamp. Raises whatever the readers of PDF raise for a file that is locked or broken."""
    if pdf.obstacle():
        return content
    writer, drawn = PdfWriter(clone_from=PdfReader(BytesIO(content))), {}
    for page in writer.pages[:MOST]:
        if page.rotation:
            page.transfer_rotation_to_content()
        size = (float(page.mediabox.width), float(page.mediabox.height))
        if size not in drawn:
            drawn[size] = _overlay(stamp, *size)
        page.merge_translated_page(drawn[size], float(page.mediabox.left), float(page.mediabox.bottom))
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def _overlay(stamp, width, height):
    """A page of this size (points) with nothing but the stamp."""
    context = {"stamp": stamp, "code": mark_safe(stamp.code_svg()), "width": f"{width:.2f}", "height": f"{height:.2f}"}
    page = pdf.drawn(render_to_string("web/printed/stamp.html", context))
    return PdfReader(BytesIO(page)).pages[0]
