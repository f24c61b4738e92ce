"""Looks at the signatures in one PDF on standard input, in a process of its own: `… signature_reader FOLDER_OF_ROOTS`.

It knows nothing of the program and asks nobody over the network. It says what it found, as JSON.
"""

import io
import json
import logging
import sys
from pathlib import Path

from pyhanko.keys import load_certs_from_pemder
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.general import SigningError
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from qms.evidence.file_reader import limit_memory

MOST_SIGNATURES = 30
ENDINGS = (".pem", ".crt", ".cer", ".der")
UNREADABLE = (SignatureValidationError, SigningError, PdfError, ValueError, KeyError, TypeError, NotImplementedError)


def main(folder):
    """Say what the signatures of the file on standard input are."""
    limit_memory()
    logging.disable(logging.CRITICAL)
    roots = roots_in(folder)
    try:
        signatures = PdfFileReader(io.BytesIO(sys.stdin.buffer.read()), strict=False).embedded_signatures
    except UNREADABLE:
        signatures = []
    told = [_told(each, roots) for each in signatures[:MOST_SIGNATURES] if each.sig_object_type == "/Sig"]
    sys.stdout.write(json.dumps(told))


def roots_in(folder):
    """The certificates in a folder that chains may lead to."""
    places = [each for each in sorted(Path(folder).glob("*")) if each.name.endswith(ENDINGS)]
    return list(load_certs_from_pemder(map(str, places))) if places else []


def _told(signature, roots):
    try:
        status = validate_pdf_signature(signature, ValidationContext(trust_roots=roots, allow_fetching=False))
    except UNREADABLE:
        return {"readable": False}
    signer, stamped = status.signing_cert, status.timestamp_validity
    stamped = stamped if stamped is not None and stamped.valid and stamped.intact and stamped.trusted else None
    said = stamped.timestamp if stamped else status.signer_reported_dt
    return {
        "readable": True,
        "whole": bool(status.intact and status.valid),
        "covers": status.coverage == SignatureCoverageLevel.ENTIRE_FILE,
        "changed": status.modification_level == ModificationLevel.OTHER or not status.docmdp_ok,
        "chained": bool(status.trusted),
        "signer": _name(signer.subject),
        "issuer": _name(signer.issuer),
        "serial": f"{signer.serial_number:x}",
        "moment": said.isoformat() if said else "",
        "stamped": stamped is not None,
    }


def _name(name):
    """What a certificate calls somebody: the common name and the organisation."""
    said = name.native
    parts = [said.get("common_name"), said.get("organizational_unit_name"), said.get("organization_name")]
    flat = [", ".join(each) if isinstance(each, list) else each for each in parts if each]
    return " – ".join(dict.fromkeys(flat))[:300]


if __name__ == "__main__":
    main(sys.argv[1])
