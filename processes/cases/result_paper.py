"""The result of a dossier as a file, where the procedure asks for one: a Word page that says that it is a sample.

Written by hand and not by a library, so that a year of them weighs little in the demo's image.
"""

import io
from html import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.core.files.base import ContentFile

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
OPEN = "http://schemas.openxmlformats.org"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TYPES = (
    f'{HEAD}<Types xmlns="{OPEN}/package/2006/content-types"><Default Extension="rels" ContentType='
    f'"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType='
    f'"application/xml"/><Override PartName="/word/document.xml" ContentType="{WORD}"/></Types>'
)
RELATIONS = (
    f'{HEAD}<Relationships xmlns="{OPEN}/package/2006/relationships"><Relationship Id="r1" Type='
    f'"{OPEN}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
SINCE = (2026, 1, 1, 0, 0, 0)  # the same bytes each time


def result_paper(*lines):
    """A Word file with these lines, each a paragraph."""
    paragraphs = "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in lines)
    document = (
        f'{HEAD}<w:document xmlns:w="{OPEN}/wordprocessingml/2006/main"><w:body>{paragraphs}</w:body></w:document>'
    )
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as packed:
        for name, content in (
            ("[Content_Types].xml", TYPES),
            ("_rels/.rels", RELATIONS),
            ("word/document.xml", document),
        ):
            packed.writestr(ZipInfo(name, SINCE), content)
    return ContentFile(buffer.getvalue(), name="ket-qua.docx")
