"""Decisions on wrong results, played through the door as the stories of their nonconformities tell them."""

from datetime import timedelta

from qms.ledger.now import today
from qms.lifecycle.door import create, perform

from .models import NonconformingOutput

PROPOSED = ("what", "reference", "delivered", "decision", "grounds", "tells_citizen", "why_not_told")


def settle_output(given, nonconformity, people):
    """Propose, decide, carry out and verify on one day, as far as it is told."""
    values = {name: given[name] for name in PROPOSED if name in given}
    output = create(
        NonconformingOutput,
        by=people[given["by"]],
        nonconformity=nonconformity,
        responsible=people[given["responsible"]],
        due_on=today() + timedelta(days=given.get("days", 3)),
        **values,
    )
    if "decided_by" not in given:
        return
    output = perform(output.decide, by=people[given["decided_by"]])
    if "done" not in given:
        return
    told = {"told_on": today(), "told_how": given["told_how"]} if "told_how" in given else {}
    output = perform(
        output.report_done, by=output.responsible, done_what=given["done"], evidence=given["evidence"], **told
    )
    if "verified" in given:
        perform(output.verify, by=people[given["verified_by"]], verified=given["verified"])
