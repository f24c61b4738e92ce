"""A stamp in the foot of every section of a Word file, whoever made it."""

from io import BytesIO

from docx import Document
from docx.shared import Mm, Pt, RGBColor

RED, GREY = RGBColor(0xB0, 0x1E, 0x1E), RGBColor(0x33, 0x33, 0x33)
SIDE = Mm(13)


def stamped(content, stamp):
    """The bytes with the stamp. Raises whatever python-docx raises for a file that it does not understand."""
    file = Document(BytesIO(content))
    for place, section in enumerate(file.sections):
        for foot in _feet(place, section):
            _draw(foot, stamp)
    written = BytesIO()
    file.save(written)
    return written.getvalue()


def _feet(place, section):
    """The feet that this section has of its own; the first section gets one where it has none."""
    feet = [section.footer]
    if section.different_first_page_header_footer:
        feet.append(section.first_page_footer)
    for foot in feet:
        if place == 0:
            foot.is_linked_to_previous = False
    return [foot for foot in feet if not foot.is_linked_to_previous]


def _draw(foot, stamp):
    paragraph = foot.add_paragraph()
    paragraph.paragraph_format.space_before = Pt(4)
    paragraph.add_run().add_picture(BytesIO(stamp.code_png()), width=SIDE)
    paragraph.add_run("  ")
    if stamp.warning:
        _words(paragraph, f"{stamp.warning}  ", RED, bold=True)
    _words(paragraph, " · ".join(stamp.lines), RED if stamp.warning else GREY)


def _words(paragraph, text, colour, bold=False):
    run = paragraph.add_run(text)
    run.font.size, run.font.bold, run.font.color.rgb = Pt(8), bold, colour
