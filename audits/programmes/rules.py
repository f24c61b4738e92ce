"""What must hold before a programme moves; each rule says so in a sentence."""

from django.utils.translation import gettext_lazy as _

from qms.acts.rules import rule


@rule(_("Somebody other than the author approves."), independence=True)
def is_not_author(programme, actor):
    return not actor.involves(programme.created_by)


@rule(
    _("Every unit and every process is planned, or its absence is explained."),
    particulars=lambda programme: programme.words_of_uncovered(),
)
def all_is_covered(programme, actor):
    return not programme.uncovered()


@rule(_("Every audit of the programme is reported, closed or cancelled."))
def all_is_audited(programme, actor):
    return not programme.open_entries()


@rule(_("Lines whose month has come have no audit yet."))
def a_month_has_come(programme, actor):
    return bool(programme.months_not_asked())


@rule(_("There is one programme for each year."))
def is_only_one_of_year(programme, actor):
    return not programme.has_twin()
