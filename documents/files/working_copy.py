"""A Word file taken away to be changed bears the digest of what it was; sent again, it says from which it started.

The digest stands among the file's own properties, which Word and LibreOffice keep. The file under control has none:
only the copy that is taken away is stamped.
"""

import io
import zipfile

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

PROPERTY = "qms-based-on"
PLACE = "docProps/custom.xml"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # of properties that people may define
LONGEST = 64
PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


def stamped(content, digest):
    """A Word file's bytes, with the digest of what it was among its properties."""
    document = docx.Document(io.BytesIO(content))
    package = document.part.package
    present = next(
        (each for each in package.rels.values() if each.reltype == RELATIONSHIP_TYPE.CUSTOM_PROPERTIES), None
    )
    if present is None:
        blob = _with(etree.Element(f"{{{PROPERTIES}}}Properties", nsmap={None: PROPERTIES, "vt": VALUES}), digest)
        part = Part(PackURI(f"/{PLACE}"), MEDIA_TYPE, blob, package)
        package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)
    else:
        part = present.target_part
        part._blob = _with(etree.fromstring(part.blob, PARSER), digest)
    changed = io.BytesIO()
    document.save(changed)
    return changed.getvalue()


def _with(properties, digest):
    """The properties with this digest as the one it was started from."""
    for each in properties.findall(f"{{{PROPERTIES}}}property[@name='{PROPERTY}']"):
        properties.remove(each)
    known = [int(each.get("pid", "1")) for each in properties]
    value = etree.SubElement(
        properties, f"{{{PROPERTIES}}}property", fmtid=FORMAT, pid=str(max([1, *known]) + 1), name=PROPERTY
    )
    etree.SubElement(value, f"{{{VALUES}}}lpwstr").text = digest
    return etree.tostring(properties, xml_declaration=True, encoding="UTF-8", standalone=True)


def started_from(upload):
    """The digest of the file from which an upload was started, as its stamp says; "" where it has none."""
    upload.seek(0)
    try:
        with zipfile.ZipFile(upload) as package:
            properties = etree.fromstring(package.read(PLACE), PARSER)
    except (KeyError, ValueError, zipfile.BadZipFile, etree.XMLSyntaxError):
        return ""
    finally:
        upload.seek(0)
    found = properties.find(f"{{{PROPERTIES}}}property[@name='{PROPERTY}']/{{{VALUES}}}lpwstr")
    return (found.text or "")[:LONGEST] if found is not None else ""
