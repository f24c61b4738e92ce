"""The one reader of tables in files: what kind it is, whether it may be opened, what its sheets say."""

import csv
import logging

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from python_calamine import PasswordError

from .exchanged import exchanged_sheets
from .package import kind_of_file
from .texts import csv_sheets, docx_sheets
from .workbooks import calamine_sheets, is_spread_out, xlsx_sheets

logger = logging.getLogger("qms.imports")
MOST_ROWS = 200_000


def sheets_of(file, as_row=None):
    """The sheets of an uploaded file that say anything. Raises ValidationError with one clear sentence.

    `as_row` tells a record of an exchange as {heading: value}; without it a .json is no sheet.
    """
    kind = kind_of_file(file, as_row is not None)
    try:
        found = [sheet for sheet in _read(file, kind, as_row) if sheet.rows]
    except ValidationError:
        raise
    except PasswordError:
        raise ValidationError(_("The file is locked by a password: save it without one.")) from None
    except csv.Error:
        raise ValidationError(_("A cell of the file never ends: look for a quotation mark too many.")) from None
    except Exception as fault:  # whatever a broken file makes a reader raise, the person hears one sentence
        logger.info("%s can't be read: %s: %s", file.name, type(fault).__name__, fault)
        raise ValidationError(
            _("The file can't be read: it is broken or not whole. Save it once more and send that.")
        ) from None
    finally:
        file.seek(0)
    if not found:
        raise ValidationError(_("The file has no table: no row says anything."))
    if sum(len(sheet.rows) for sheet in found) > MOST_ROWS:
        raise ValidationError(_("The file has more than %(most)s rows: split it.") % {"most": MOST_ROWS})
    return found


def _read(file, kind, as_row):
    file.seek(0)
    if kind == "json":
        return exchanged_sheets(file, as_row)
    if kind == "csv":
        return csv_sheets(file)
    if kind == "docx":
        return docx_sheets(file)
    if kind != "xlsx":
        return calamine_sheets(file)
    try:
        return xlsx_sheets(file)
    except Exception:
        if is_spread_out(file):
            raise
        file.seek(0)  # the other reader forgives more, and tells less of how cells are shown
        return calamine_sheets(file)
