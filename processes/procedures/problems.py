"""What is still wrong with a definition: asked at every keystroke of the editor, and before a revision is submitted."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from qms.text.vietnamese import fold
from qms.workdays.limits import LimitIn

from .branch_problems import of_branches, of_limits
from .opinion_problems import of_opinions
from .promise import MINUTES_A_DAY, amount_in_words, in_words, minutes_in
from .states import Ending, FieldKind
from .ways import leading_to_an_end, longest_way, reachable, targets, without_limits

# How an office says that something was not compared yet, on folded text.
DOUBT = re.compile(
    r"\b(can|chua|phai|cho)( duoc)? (kiem chung|doi chieu|kiem tra lai|xac minh)|\bdu lieu mau\b|unverified"
)
WHERE_DOUBTS_STAND = ("fee", "legal_basis", "verification_note")


@dataclass(frozen=True)
class Problem:
    """One sentence, and the code of the step that it concerns ("" for the whole procedure)."""

    step: str
    sentence: Any

    def __str__(self):
        return f"{self.step}: {self.sentence}" if self.step else str(self.sentence)


def problems_of(definition):
    """All problems of a definition, those of the whole first, then step by step; an empty list when it is sound."""
    steps = definition.get("steps") or []
    if not steps:
        return [Problem("", _("No step is defined yet."))]
    found = [*_of_promise(definition), *_of_first_day(definition), *_of_grounds(definition), *_of_doubt(definition)]
    found += _of_whole(definition, steps)
    for position, step in enumerate(steps):
        found += [Problem(step["code"], sentence) for sentence in _of_step(step, position, steps)]
    return found


def _of_promise(definition):
    limit, promised = definition.get("legal_limit"), definition.get("committed")
    if not definition.get("same_day") and not promised:
        yield Problem("", _("The time promised is missing."))
    elif not definition.get("same_day") and limit and Decimal(str(promised)) > Decimal(str(limit)):
        yield Problem("", _("The time promised is longer than the time limit by law."))


def _of_first_day(definition):
    if definition.get("first_day") and not (definition.get("first_day_ground") or "").strip():
        yield Problem("", _("Say by which decision the day of receipt counts otherwise than in the office."))


def _of_grounds(definition):
    """An extension is lawful only where somebody can say by which law, and by how much."""
    for ground in definition.get("extensions") or []:
        if not (ground.get("legal_basis") or "").strip() or not ground.get("amount"):
            sentence = _("“%(ground)s” extends the time: say by which law, and by how much.")
            yield Problem("", sentence % {"ground": ground.get("name") or "…"})


def _of_doubt(definition):
    """Verified means verified; and a doubt is for the desk to see, not for the citizen's receipt, which has the fee."""
    doubts = {name: bool(DOUBT.search(fold(definition.get(name) or ""))) for name in WHERE_DOUBTS_STAND}
    if definition.get("verified") and any(doubts.values()):
        yield Problem("", _("It says that it was compared with the published decision, and that this is still to do."))
    if doubts["fee"]:
        yield Problem("", _("The fee is printed on the receipt: write what is doubtful in the note on verification."))


def _of_whole(definition, steps):
    if not any(target == Ending.RESOLVED for step in steps for target in targets(step)):
        yield Problem("", _("No step leads to a result."))
    yield from too_long(definition)


def too_long(definition):
    """The steps of the longest way together must fit into what is promised; the sentence names them."""
    steps = definition.get("steps") or []
    promised = promised_minutes(definition)
    needed, codes = longest_way(steps) if steps else (0, [])
    if promised and needed > promised:
        yield Problem(
            "",
            _("The steps %(steps)s need up to %(needed)s, the time promised is %(promised)s.")
            % {"steps": " → ".join(codes), "needed": in_words(needed), "promised": _promised(definition, promised)},
        )


def _promised(definition, minutes):
    """What is promised, in words; of calendar days also what they hold of working time."""
    words, limit_in = in_words(minutes), definition.get("limit_in")
    if definition.get("same_day") or limit_in != LimitIn.CALENDAR_DAYS:
        return words
    days = amount_in_words(limit_in, definition.get("committed"))
    return _("%(days)s, which hold at most %(working)s") % {"days": days, "working": words}


def promised_minutes(definition):
    """The working minutes that the steps may need together; a result within the day has one day."""
    if definition.get("same_day"):
        return MINUTES_A_DAY
    return minutes_in(definition.get("limit_in"), definition.get("committed"))


def _of_step(step, position, steps):
    if not step.get("post"):
        yield _("Say which post does this step.")
    if not step.get("minutes"):
        yield _("The working time is missing.")
    yield from _of_outcomes(step, steps)
    yield from _of_ways(step, steps)
    yield from _of_fields(step)
    yield from of_branches(step, position, steps)
    yield from of_limits(step)
    yield from of_opinions(step)
    before = {each["code"] for each in steps[:position]}
    for code in step.get("not_holder_of") or []:
        if code not in before:
            yield _("%(code)s is no earlier step, so its holder can't be kept from this one.") % {"code": code}
    if step["code"] in before:
        yield _("This code is used twice.")


def _of_outcomes(step, steps):
    codes = {each["code"] for each in steps}
    if not step.get("outcomes"):
        yield _("No outcome is given, so a dossier would stand still here.")
    for outcome in step.get("outcomes") or []:
        target = outcome.get("leads_to") or ""
        if not target:
            yield _("Say where “%(outcome)s” leads.") % {"outcome": outcome["label"]}
        elif target not in codes and target not in Ending.values:
            yield _("“%(outcome)s” leads to %(code)s, which is no step.") % {
                "outcome": outcome["label"],
                "code": target,
            }


def _of_ways(step, steps):
    if step["code"] not in reachable(steps):
        yield _("No way leads to this step.")
    if step.get("outcomes") and step["code"] not in leading_to_an_end(steps):
        yield _("From here no way leads to an end.")
    elif _lasting_outcomes(step) and step["code"] not in leading_to_an_end(without_limits(steps)):
        yield _("Once limits are used up, no way leads from here to an end: leave one way to the end without a limit.")


def _lasting_outcomes(step):
    """Those without a limit; of a step that has none of them, its limits say so themselves."""
    return [each for each in step.get("outcomes") or [] if each.get("at_most") in (None, "")]


def _of_fields(step):
    for field in step.get("fields") or []:
        if field.get("kind") == FieldKind.CHOICE and not field.get("choices"):
            yield _("“%(field)s” has no choices to choose from.") % {"field": field["label"]}
