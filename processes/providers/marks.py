"""How a provider is measured: its criteria, the points it was given, and what was decided on them (8.4.1)."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from qms.ledger.now import today
from qms.text.quantities import rounded
from qms.web.measures import percent
from qms.workdays.months import months_after

from .parts import MOST_POINTS, Criterion, Evaluation, Mark

# What an office measures its providers by until it says otherwise; in the language of the office, since it is its data.
USUAL = {
    "Chất lượng sản phẩm, dịch vụ đúng yêu cầu đã giao": 3,
    "Thực hiện đúng thời hạn": 2,
    "Hỗ trợ, khắc phục khi có sự cố": 2,
    "Bảo đảm an toàn thông tin, dữ liệu cá nhân": 2,
    "Giá và điều kiện hợp đồng hợp lý": 1,
}


class Marks:
    """The criteria of one provider, and its evaluations."""

    def __init__(self, provider):
        self.provider = provider

    def criteria(self):
        """Those by which it is measured today."""
        return self.provider.criteria.filter(active=True)

    def begin_with_usual_criteria(self):
        """Measure a new provider by what the office usually measures by."""
        Criterion.bring_in_line(self.provider, USUAL)

    def set_criteria(self, wanted):
        """Measure it by exactly these (text → weight). Raises ValidationError."""
        if not wanted:
            raise ValidationError({"criteria": [_("Name at least one criterion.")]})
        if any(not 1 <= weight <= MOST_POINTS for weight in wanted.values()):
            raise ValidationError({"criteria": [_("A criterion counts once to five times.")]})
        Criterion.bring_in_line(self.provider, wanted)

    def evaluate(self, actor, since, until, marks, summary):
        """Keep how it did; `marks` are {criterion: (points, remark)}. Gives points of 100. Raises ValidationError."""
        self._check(since, until, marks)
        score = score_of({criterion: points for criterion, (points, _remark) in marks.items()})
        row = Evaluation.objects.create(
            provider=self.provider,
            since=since,
            until=until,
            score=score,
            summary=summary.strip(),
            evaluated_by=actor.person,
            evaluated_on=today(),
        )
        given = {"provider": self.provider, "evaluation": row}
        rows = [(criterion, points, remark.strip()) for criterion, (points, remark) in marks.items()]
        Mark.save_all([Mark(criterion=each, points=points, remark=said, **given) for each, points, said in rows])
        return score

    def _check(self, since, until, marks):
        if until < since or until > today():
            raise ValidationError({"until": [_("The period ends today or earlier, and after it began.")]})
        if {criterion.pk for criterion in marks} != set(self.criteria().values_list("pk", flat=True)):
            raise ValidationError({"marks": [_("Give points for each criterion, once.")]})
        if any(not 1 <= points <= MOST_POINTS for points, _remark in marks.values()):
            raise ValidationError({"marks": [_("Give 1 to 5 points.")]})

    def decide(self, actor, decision):
        """Note at its last evaluation what was decided."""
        row = self.last()
        row.decision, row.decided_by, row.decided_on = decision, actor.person, today()
        row.save()

    def last(self):
        """The newest evaluation, or None."""
        return self.provider.evaluations.order_by("-pk").first()

    def next_day(self):
        """When it is evaluated again, where nobody says otherwise."""
        return months_after(today(), self.provider.every_months)


def score_of(points):
    """Points of a hundred, each criterion as often as it counts."""
    whole = sum(MOST_POINTS * criterion.weight for criterion in points)
    return int(rounded(percent(sum(criterion.weight * given for criterion, given in points.items()), whole), 0))
