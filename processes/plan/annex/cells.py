"""What single cells of an annex mean: units and days as offices write them, and what must be asked about them."""

from django.utils.translation import gettext as _

from qms.imports.cell_values import Cells, Unclear
from qms.imports.kinds import Question
from qms.imports.reading.days import REPEATED, meant_by
from qms.imports.reading.names import Names, names_all
from qms.imports.reading.wordings import key_of, one_line

# On the page of the plan nobody is asked: work that comes again lies until the end of the year.
UNASKED = {f"day:{REPEATED}": "until_the_end"}
LEADS = "leads"


def day_meant(value, year):
    """The last day that a cell means: a date, 30/06/2026, 6/2026, Quý II, or a whole year; None when it means none."""
    meant = meant_by(value, year)
    return meant.answered(UNASKED[f"day:{REPEATED}"]).day if meant.asks == REPEATED else meant.day


class AnnexCells:
    """Cells of one annex, for the units of its plan, with what people answered."""

    def __init__(self, plan, answers):
        self.days, self.answers = Cells(plan.year, answers), answers
        self.units = {each.code: each for each in plan.unit.administration()}
        lasting = {code: [each.name] for code, each in self.units.items() if not each.has_ended}
        self.names = Names(lasting, lasting)

    def day(self, row, value):
        """The day that a cell means, or None; what it says instead is put beside the row."""
        if value is None or not one_line(value):
            return None
        try:
            day = self.days.day(value)
        except Unclear as unclear:
            row.asks += [Question(key, _("Until"), words, choices) for key, words, choices in unclear.questions]
            if unclear.faults:
                row.faults.append(
                    _("“%(value)s” is no day: write 30/06/2026, a month as 6/2026, a quarter as Quý II, or the year.")
                    % {"value": one_line(value)}
                )
            return None
        if day is None:
            row.notes.append(_("No day: “%(words)s”.") % {"words": one_line(value)})
        return day

    def unit_list(self, row, value, about):
        """The units that a cell names, in its order; each name that is none is asked about."""
        said = {key.removeprefix("unit:"): told for key, told in self.answers.items() if key.startswith("unit:")}
        named = self.names.several(str(value or ""), said)
        for words, offered in named.unknown:
            choices = [(code, str(self.units[code])) for code in dict.fromkeys([*offered, *self.names.names])]
            if names_all(words):
                choices.insert(0, ("*", _("all units")))
            row.asks.append(Question(f"unit:{key_of(words)}", str(about), words, tuple(choices)))
        codes = [code for code in self.names.names if self.units[code].depth] if "*" in named.found else named.found
        return [self.units[code] for code in dict.fromkeys(codes) if code in self.units]

    def leads_and_others(self, row, value):
        """(units that lead together, units that help): of several names one leads, and what the others do is asked."""
        units = self.unit_list(row, value, _("Unit in charge"))
        if len(units) < 2 or ";" in str(value):
            return units, []
        answer = self.answers.get(LEADS)
        if answer is None:
            choices = (("lead", _("the first leads, the others together with it")), ("help", _("the others cooperate")))
            row.asks.append(Question(LEADS, _("Unit in charge"), one_line(value), choices))
        return (units[:1], units[1:]) if answer == "help" else (units, [])
