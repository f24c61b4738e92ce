"""How days, moments, times and numbers are typed: as offices write them, whatever language the browser speaks.

A browser's own field for a day shows mm/dd/yyyy and English months wherever the browser is English, as most office
machines are. These are fields of text; a script (qms/web/static/web/days.js) offers a calendar of our own beside them.
"""

import re
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.formats import get_format, number_format
from django.utils.translation import gettext_lazy as _

DAY, MOMENT, TIME = "%d/%m/%Y", "%d/%m/%Y %H:%M", "%H:%M"
DAYS = [DAY, "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d"]
ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}:\d{2})(?::\d{2})?)?")


def day_typed(text: str) -> date:
    """The day that somebody typed or an address says. Raises ValueError for what is none."""
    for written in DAYS:
        try:
            return datetime.strptime(text.strip(), written).date()
        except ValueError:
            continue
    raise ValueError(text)


def _as_typed(value: Any) -> Any:
    """A day or moment of an address, as people type it; anything else as it is."""
    found = ISO_DAY.fullmatch(value) if isinstance(value, str) else None
    if not found:
        return value
    year, month, day, time = found.groups()
    return f"{day}/{month}/{year}" + (f" {time}" if time else "")


class DayInput(forms.DateInput):
    """A day as dd/mm/yyyy."""

    def __init__(self, attrs: Any = None) -> None:
        super().__init__({"data-day": "", "maxlength": 10} | (attrs or {}), format=DAY)

    def format_value(self, value: Any) -> Any:
        return super().format_value(_as_typed(value))


class MomentInput(forms.DateTimeInput):
    """A moment as dd/mm/yyyy HH:MM."""

    def __init__(self, attrs: Any = None) -> None:
        plain = {"data-day": "moment", "maxlength": 19, "autocomplete": "off", "placeholder": _("dd/mm/yyyy hh:mm")}
        super().__init__(plain | (attrs or {}), format=MOMENT)

    def format_value(self, value: Any) -> Any:
        return super().format_value(_as_typed(value))


class ClockInput(forms.TimeInput):
    """A time of day as HH:MM, of twenty-four hours."""

    def __init__(self, attrs: Any = None) -> None:
        plain = {"maxlength": 8, "autocomplete": "off", "placeholder": _("hh:mm"), "inputmode": "text"}
        super().__init__(plain | (attrs or {}), format=TIME)


class NumberInput(forms.TextInput):
    """A number with the decimal sign of the page's language: 1.234,5 in Vietnamese.

    The point means thousands only where it stands so, in groups of three and with a page that was filled in by hand:
    a script's 1.500 is one and a half, in JSON and in a form with files alike.
    """

    def __init__(self, attrs: Any = None) -> None:
        super().__init__({"inputmode": "decimal", "autocomplete": "off"} | (attrs or {}))

    def format_value(self, value: Any) -> Any:
        if value in (None, "") or (isinstance(value, str) and not re.fullmatch(r"-?\d+(\.\d+)?", value)):
            return value
        return number_format(value, use_l10n=True, force_grouping=False).replace(get_format("THOUSAND_SEPARATOR"), "")

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        value = super().value_from_datadict(data, files, name)
        by_hand = hasattr(data, "getlist") and not getattr(data, "from_script", False)
        return plain_number(value) if isinstance(value, str) and by_hand else value


def plain_number(text: str) -> str:
    """A number as people write it in the page's language, as the program reads it; anything else as it is."""
    bare, comma = re.sub(r"\s", "", text), get_format("DECIMAL_SEPARATOR")
    groups = re.escape(get_format("THOUSAND_SEPARATOR"))
    if re.fullmatch(rf"-?\d{{1,3}}({groups}\d{{3}})+({re.escape(comma)}\d*)?", bare):
        return re.sub(groups, "", bare).replace(comma, ".")
    return bare.replace(comma, ".") if bare.count(comma) == 1 else text


class NumberField(forms.DecimalField):
    """A number that may have decimals."""

    widget = NumberInput

    def to_python(self, value: Any) -> Any:
        return super().to_python(plain_number(value) if isinstance(value, str) and "," in value else value)

    def widget_attrs(self, widget: Any) -> dict[str, Any]:
        return {}  # steps and bounds are of a browser's own field; the server says what is wrong


class WholeNumberInput(NumberInput):
    """A whole number; on a phone the keys of digits are offered."""

    def __init__(self, attrs: Any = None) -> None:
        super().__init__({"inputmode": "numeric"} | (attrs or {}))


class WholeNumberField(forms.IntegerField):
    """A whole number: a field of text, where a browser's own speaks its own language and drops what it can't read."""

    widget = WholeNumberInput
    default_error_messages = {"invalid": _("Write a whole number in digits, as 12.")}

    def widget_attrs(self, widget: Any) -> dict[str, Any]:
        return {}  # bounds are of a browser's own field; the server says what is wrong
