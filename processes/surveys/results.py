"""What the answers to a survey say: for each question, procedure and unit; too few answers say nothing."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from qms.text.vietnamese import order_key
from qms.web.measures import percent

from .questions import overall
from .states import SATISFIED, SCALE, AnswerChannel, QuestionKind

ENOUGH = 5  # fewer answers allow no conclusion, and might show who answered


@dataclass(frozen=True)
class Tally:
    """The answers to one question, in one group."""

    label: Any
    count: int
    mean: float | None = None
    satisfied: Any = None  # share of answers 4 and 5, in percent
    distribution: tuple = ()  # (label, how many)
    words: tuple = field(default=())

    @property
    def enough(self):
        return self.count >= ENOUGH


@dataclass(frozen=True)
class Results:
    """Everything that a page of results shows."""

    count: int
    trial: int
    questions: list
    procedures: list
    units: list
    overall: Tally | None


def answers_of(survey, *, since=None, until=None, procedure=None, unit=None):
    """The answers of a survey, narrowed; nothing is narrowed by what is not given."""
    found = survey.answers.order_by("pk").select_related("procedure", "unit")
    if since:
        found = found.filter(answered_on__gte=since)
    if until:
        found = found.filter(answered_on__lte=until)
    if procedure:
        found = found.filter(procedure=procedure)
    return found.filter(unit__path__startswith=unit.path) if unit else found


def satisfaction_of(question, answers):
    """(how many answered the question with the five faces, how many of them by 4 or 5); (0, 0) without a question."""
    values = [each.answers[question["key"]] for each in answers if question["key"] in each.answers] if question else []
    return len(values), sum(value in SATISFIED for value in values)


def results(survey, answers):
    """Count answers, once for all questions and groups."""
    answers = list(answers)
    main = overall(survey.questions)
    groups = main is not None
    return Results(
        count=len(answers),
        trial=sum(each.channel == AnswerChannel.TRIAL for each in answers),
        questions=[tally(each["text"], each, answers) for each in survey.questions],
        procedures=_grouped(answers, "procedure", main) if groups else [],
        units=_grouped(answers, "unit", main) if groups else [],
        overall=tally(main["text"], main, answers) if groups else None,
    )


def tally(label, question, answers):
    """The answers to one question."""
    values = [each.answers[question["key"]] for each in answers if question["key"] in each.answers]
    if question["kind"] == QuestionKind.SCALE:
        return _faces(label, values)
    if question["kind"] == QuestionKind.CHOICE:
        counted = Counter(values)
        return Tally(label, len(values), distribution=tuple((each, counted[each]) for each in question["choices"]))
    return Tally(label, len(values), words=tuple(values) if len(values) >= ENOUGH else ())


def _faces(label, values):
    counted = Counter(values)
    distribution = tuple((SCALE[each], counted[each]) for each in reversed(SCALE))
    if not values:
        return Tally(label, 0, distribution=distribution)
    satisfied = sum(counted[each] for each in SATISFIED)
    return Tally(label, len(values), sum(values) / len(values), percent(satisfied, len(values)), distribution)


def _grouped(answers, by, question):
    """A tally of the main question for each procedure or unit that was answered about, by name."""
    groups = {}
    for answer in answers:
        named = getattr(answer, by)
        if named is not None:
            groups.setdefault(named, []).append(answer)
    return [tally(named, question, groups[named]) for named in sorted(groups, key=lambda each: order_key(str(each)))]
