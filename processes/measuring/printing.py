"""The measuring plan on paper, and the judgement on a means of measuring (9.1.1, 7.1.5)."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from qms.web.printed.blocks import Facts, Heading, Signatures, Signer, Table, Text
from qms.web.printed.forms import PrintedForm

from .fitness import FitnessCheck


def plan_sheet(found, request):
    """A row for each: what, how, how often, by whom, until when, and what the last period came to."""
    columns = (
        _("No."),
        _("What is measured"),
        _("From what and how it is measured"),
        _("Analysed every"),
        _("Analysed by"),
        _("Days after the period until the analysis"),
        _("Last period"),
        _("Value"),
        pgettext("measure", "Conclusion"),
    )
    shown = sorted(found.rows.prefetch_related("analyses"), key=lambda each: each.number)
    rows = tuple(_row(place, each) for place, each in enumerate(shown, 1))
    yield Table(columns=columns, rows=rows, widths=(5, 22, 24, 9, 15, 9, 12, 12, 12))
    yield Signatures((Signer(_("Written by"), request.user), Signer(_("Reviewed by")), Signer(_("Approved by"))))


def _row(place, measure):
    last = max(measure.analyses.all(), key=lambda each: each.first, default=None)
    return (
        place,
        f"{measure.number}\n{measure.title_text()}",
        measure.method or (str(measure.what.formula) if measure.what else ""),
        measure.get_period_kind_display(),
        f"{measure.get_post_display()}\n{measure.unit}",
        measure.within_days,
        str(last) if last else "–",
        last.value_in_words() if last else "–",
        last.get_conclusion_display() if last else "–",
    )


PLAN = PrintedForm(
    slug="table",
    title=gettext_lazy("Measuring plan: what is followed, measured, analysed"),
    code="BM-QT-HT-02-09",
    blocks=plan_sheet,
    landscape=True,
)


def check_sheet(check, request):
    """What was judged of which period, why, and what is done about it."""
    yield Facts(
        (
            (_("Number"), check.number),
            (_("Means of measuring"), check.subject),
            (_("Unit"), check.unit),
            (_("Period"), f"{check.since:%d/%m/%Y} – {check.until:%d/%m/%Y}"),
            (pgettext("fitness", "Judgement"), check.get_verdict_display()),
        )
    )
    yield from (Heading(pgettext("fitness", "Reason")), Text(check.grounds))
    if check.remedy:
        yield from (Heading(_("What is done about it")), Text(check.remedy))
    yield Signatures((Signer(_("Judged by"), check.created_by), Signer(_("Confirmed by"), check.confirmed_by or "")))


SHEET = PrintedForm(
    slug="judgement",
    title=gettext_lazy("Judgement on a means of measuring"),
    code="BM-QT-HT-02-10",
    blocks=check_sheet,
    issued_by=(FitnessCheck.confirm,),
    stands=lambda check: check.confirmed_on is not None,
)


def list_of_checks(found, request):
    """A row for each judgement, the newest period first."""
    columns = (
        _("No."),
        _("Means of measuring"),
        _("Period"),
        pgettext("fitness", "Judgement"),
        pgettext("fitness", "Reason"),
        _("What is done about it"),
        _("Confirmed by"),
    )
    shown = sorted(found.rows, key=lambda each: (each.until, each.number), reverse=True)
    rows = tuple(
        (
            place,
            f"{each.number}\n{each.subject}",
            f"{each.since:%d/%m/%Y} – {each.until:%d/%m/%Y}",
            each.get_verdict_display(),
            each.grounds,
            each.remedy,
            each.confirmed_by or "",
        )
        for place, each in enumerate(shown, 1)
    )
    yield Table(columns=columns, rows=rows, widths=(5, 24, 16, 14, 26, 20, 15))
    yield Signatures((Signer(_("Written by"), request.user), Signer(_("Reviewed by")), Signer(_("Approved by"))))


CHECKS = PrintedForm(
    slug="table",
    title=gettext_lazy("Judgements on means of measuring"),
    code="BM-QT-HT-02-11",
    blocks=list_of_checks,
    landscape=True,
)
