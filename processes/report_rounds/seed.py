"""The story of a reporting round, played through the door as fixtures/plan-2026-story.toml tells it."""

from datetime import time

from qms.ledger.now import today
from qms.lifecycle.door import perform

from ..plan.seed import EVENING, at
from .models import ReportRound


def report_round_story(told, *, year, people):
    """One round of the plan of a year: put together, and sent."""
    keeper = people["thuky"]
    yield at(told["consolidated"], EVENING)
    each = ReportRound.objects.get(plan__year=year, asked__code=told["round"])
    overview = (
        f"Các đơn vị đã triển khai kế hoạch; đến ngày {today():%d/%m/%Y} phần lớn nhiệm vụ đến hạn đã hoàn thành. "
        "Nhiệm vụ chậm được nêu rõ đơn vị và nguyên nhân trong báo cáo này."
    )
    values = {"overview": overview, "missing": told.get("missing", {})}
    perform(
        each.consolidate, by=keeper, proposals="Đề nghị thành phố hướng dẫn sớm bộ chỉ số đánh giá cấp xã.", **values
    )
    perform(each.approve, by=people["chutich"])
    yield at(told["sent"], time(16, 50))
    recipients = "Ủy ban nhân dân thành phố\nSở Nội vụ thành phố"
    perform(each.send, by=keeper, official_number=told["number"], recipients=recipients)
