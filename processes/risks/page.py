"""A risk or an opportunity as its page shows it: both scores, the picture, and how the assessment went over time."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms.acts.acts import named
from qms.evidence.replay import end_of
from qms.web.cells import Cell, words_cell
from qms.web.tables import Table
from qms.web.templatetags.words import day

from ..actions.states import ActionKind
from ..actions.table import actions_shown
from .drawing import picture
from .models import Risk
from .scale import current_scale
from .states import TONES, Level, RiskState


def inherent(risk):
    """Score and level before any treatment, as registers show them."""
    return _scored(_("score and level"), risk.score(), risk.level, risk.tone())


def residual(risk):
    """Score and level of what remains, as registers show them."""
    return _scored(_("what remains"), risk.residual_score(), risk.residual_level, risk.residual_tone())


inherent.short_description, residual.short_description = gettext_lazy("score and level"), gettext_lazy("what remains")


def _scored(label, score, level, tone):
    if not score:
        return Cell(label, "text", "")
    return Cell(label, "state", f"{score} · {Level(level).label}", tone)


@dataclass(frozen=True)
class Judgement:
    """One time that it was scored: when, by whom, by which act, how."""

    moment: datetime
    person: Any
    act: Any
    likelihood: int
    consequence: int
    level: Any
    tone: str

    @property
    def score(self):
        return self.likelihood * self.consequence


def judgements_of(risk):
    """Each time that it was scored, oldest first; on a page of the past those until that day."""
    rows = risk.done(Risk.assess, Risk.reassess, Risk.monitor).select_related("history_user").order_by("history_id")
    day = risk.day_shown
    return [_judgement(risk, row) for row in (rows.filter(history_date__lt=end_of(day)) if day else rows)]


def _judgement(risk, row):
    remains = row.act in named(Risk.monitor)
    level = row.residual_level if remains else row.level
    return Judgement(
        row.history_date,
        row.history_user,
        risk.act_label(row.act),
        row.residual_likelihood if remains else row.likelihood,
        row.residual_consequence if remains else row.consequence,
        Level(level).label,
        TONES[risk.kind][level],
    )


def _over_time(risk):
    heads = [_("Day"), _("Act"), _("Likelihood × consequence"), _("Level")]
    return Table.of(heads, [_scoring(each) for each in judgements_of(risk)])


def _scoring(each):
    reckoned = f"{each.likelihood} × {each.consequence} = {each.score}"
    level = Cell("", "state", each.level, each.tone)
    return [words_cell(day(each.moment), each.person), each.act, reckoned, level]


def risk_context(risk, request):
    """What the page of the record needs besides the record itself."""
    scale = current_scale()
    today_level = scale.level_of(risk.score()) if risk.score() else ""
    return {
        "picture": picture(risk),
        "inherent": inherent(risk),
        "residual": residual(risk),
        "judgements": _over_time(risk),
        "level_today": Level(today_level).label if today_level not in ("", risk.level) else "",
        "occurrences": sorted(risk.occurrences.all(), key=lambda each: each.pk),
        "wants_actions": risk.state != RiskState.IDENTIFIED,
    } | actions_shown(risk, ActionKind.RISK_TREATMENT)
