"""How values are written on pages: days, moments, sizes, form controls."""

from datetime import datetime

from django import forms, template
from django.forms.utils import flatatt
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _

from qms.evidence.outside_signatures import sentences_of
from qms.ledger.now import local
from qms.text.quantities import number_words
from qms.web.measures import Measure, value_words
from qms.web.sent_forms import key_of

register = template.Library()

# The icon that goes with each tone, so that colour never speaks alone.
TONE_ICONS = {
    "active": "circle-dot",
    "good": "circle-check",
    "soon": "clock",
    "late": "alert-triangle",
    "past": "archive",
    "plain": "point",
}


@register.filter
def day(value):
    """A date as dd/mm/yyyy, in the office's time zone; what tells of days in words stays as it is."""
    if not value or isinstance(value, str):
        return value or ""
    if isinstance(value, datetime) and timezone.is_aware(value):
        value = local(value)
    return value.strftime("%d/%m/%Y")


@register.filter
def moment(value):
    """A date and time as dd/mm/yyyy HH:MM, in the office's time zone."""
    if not value:
        return ""
    if timezone.is_aware(value):
        value = local(value)
    return value.strftime("%d/%m/%Y %H:%M")


@register.filter
def number(value):
    """A number as it is written everywhere; nothing as a dash."""
    return "–" if value is None or value == "" else number_words(value)


@register.filter
def percent(value):
    """A share in per cent as it is written everywhere; nothing as a dash."""
    return "–" if value is None or value == "" else value_words(value, Measure.PERCENT)


@register.filter
def size(value):
    """A number of bytes as people say it: 532 B, 1,4 MB."""
    if value is None or value == "":
        return ""
    number, unit = float(value), "B"
    for unit in ("B", "KB", "MB", "GB"):
        if number < 1024 or unit == "GB":
            break
        number /= 1024
    places = 0 if unit == "B" or number >= 100 else 1
    return f"{number_words(number, places)} {unit}"


@register.filter
def yes_no(value):
    """A truth value as a word."""
    if value is None or value == "":
        return "–"
    return _("yes") if value else _("no")


@register.filter
def tone_icon(tone):
    """The icon of a tone; an unknown tone is drawn as the plain one."""
    return TONE_ICONS.get(tone, TONE_ICONS["plain"])


@register.filter
def control(field):
    """The control of a bound field with the classes it needs, whatever the kind of widget."""
    widget = field.field.widget
    if isinstance(widget, (forms.RadioSelect, forms.CheckboxSelectMultiple)):
        css = ""
    elif isinstance(widget, forms.CheckboxInput):
        css = "form-check-input"
    elif isinstance(widget, forms.Select):
        css = "form-select"
    else:
        css = "form-control"
    own = widget.attrs.get("class", "")
    invalid = "is-invalid" if field.errors else ""
    attrs = {"class": " ".join(part for part in (css, own, invalid) if part)}
    if isinstance(widget, forms.DateInput) and widget.attrs.get("type", "text") == "text":
        attrs |= {"placeholder": _("dd/mm/yyyy"), "inputmode": "numeric", "autocomplete": "off"}
    return field.as_widget(attrs=attrs)


@register.filter
def as_option(option):
    """One option of a drop-down; a template for each of a hundred people is what a form would wait for."""
    attrs = flatatt(option["attrs"])
    return format_html('<option value="{}"{}>{}</option>\n', str(option["value"]), attrs, option["label"])


@register.filter
def is_checkbox(field):
    """Whether a bound field is a single box to tick, whose label stands behind it."""
    return isinstance(field.field.widget, forms.CheckboxInput)


@register.filter
def minutes(span):
    """A span of time in whole minutes."""
    return int(span.total_seconds() // 60) if span else 0


@register.simple_tag(takes_context=True)
def named(context, record):
    """A record that another names, which leads to it; to who may not see it, that there is one."""
    from ..named_records import record_if_seen  # which makes cells, and those are written by the filters above

    return record_if_seen(record, context["request"].user).words


@register.simple_tag(takes_context=True)
def form_key(context):
    """The key under which the form of a new record counts once (qms.web.sent_forms)."""
    return key_of(context["request"])


@register.filter
def signatures_in(looked, file):
    """(tone, sentences) for every signature that others put into a file; nothing where it bears none."""
    return sentences_of(looked[file.sha256]) if looked and file.sha256 in looked else []
