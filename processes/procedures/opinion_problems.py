"""What is wrong with the opinions that a step of a definition asks for, and with how they are joined."""

from django.utils.translation import gettext as _

from .joins import Join, Joined


def of_opinions(step):
    """A join can't be forgotten: who asks says how the answers come together, and where both decisions lead."""
    opinions = step.get("opinions") or []
    if opinions:
        yield from _of_join(step, opinions)
        yield from _of_decisions(step)
        for number, opinion in enumerate(opinions, start=1):
            yield from _of_opinion(opinion, f"{step['code']}.{number}", step.get("minutes"))
            if any(_whom(opinion)) and _whom(opinion) in map(_whom, opinions[: number - 1]):
                yield _("%(code)s asks the same as another opinion of this step.") % {
                    "code": f"{step['code']}.{number}"
                }
    elif step.get("join_rule"):
        yield _("This step joins opinions and asks nobody: say who is asked, or take the join away.")
    elif any(each.get("joined") for each in step.get("outcomes") or []):
        yield _("An outcome of this step depends on opinions that nobody is asked for.")


def _of_join(step, opinions):
    rule = step.get("join_rule")
    if rule not in Join.values:
        yield _("Say how the opinions are joined: all, so many of them, or until the first refusal.")
    needed = _whole(step.get("needed"))
    if rule == Join.SOME and not 1 <= needed <= len(opinions):
        words = {"asked": len(opinions)}
        yield _("Say how many of the %(asked)s opinions must agree: at least 1, and no more than are asked.") % words


def _of_decisions(step):
    """Each decision has an outcome, or the dossier would stand still after it."""
    offered = {each.get("joined") or "" for each in step.get("outcomes") or []}
    for decision in Joined:
        if not offered & {"", decision.value}:
            yield _("No outcome of this step can be taken when the opinions come to: %(decision)s.") % {
                "decision": decision.label
            }


def _of_opinion(opinion, code, minutes):
    inside, outside = opinion.get("post") or "", (opinion.get("partner") or "").strip()
    if not inside and not outside:
        yield _("Say whom %(code)s asks: a post, or a partner outside.") % {"code": code}
    if outside and (inside or opinion.get("unit")):
        yield _("%(code)s asks a partner outside and a post at once: name one of them.") % {"code": code}
    if not opinion.get("minutes"):
        yield _("Say in which working time %(code)s is answered.") % {"code": code}
    elif minutes and opinion["minutes"] > minutes:
        yield _("%(code)s may take longer than the step that waits for it.") % {"code": code}


def _whom(opinion):
    return tuple((opinion.get(name) or "").strip() for name in ("post", "unit", "partner"))


def _whole(told):
    return int(told) if str(told or "").isdigit() else 0
