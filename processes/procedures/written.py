"""The sections of a written procedure that are drawn from its data: 5.1, 5.2, 5.4, 5.6, 5.8 and 6.

Each is called by its mark, "[các bước]" and so on (documents/controlled/drawn.py). The rest of a written procedure is
prose and stays prose.
"""

from functools import partial

from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from .marks import BASIS, FEE, FORMS, PARTS, STEPS, TIME
from .models import version_of
from .opinion_words import opinions_in_words
from .promise import amount_in_words, ground_in_words, in_words, limit_in_words
from .ways import longest_way


def sections(revision):
    """What can be drawn of a procedure whose steps are written."""
    version = version_of(revision)
    if version is None or version.lacks_steps():
        return {}
    drawn = {BASIS: basis, PARTS: parts, TIME: time, FEE: fee, STEPS: steps, FORMS: forms}
    return {mark: partial(draw, version) for mark, draw in drawn.items()}


def basis(version):
    """5.1: what the procedure names as its legal basis, a line each."""
    return _list(version.legal_basis.splitlines())


def parts(version):
    """5.2: what a dossier consists of."""
    heads = (_("No."), _("Document"), _("Originals"), _("Copies"), _("Note"))
    rows = [
        (n, each.name, each.originals, each.copies, "" if each.mandatory else _("if there is one"))
        for n, each in enumerate(version.active_parts(), 1)
    ]
    return _table(heads, rows)


def time(version):
    """5.4: what is promised, what the law gives, and on which grounds it may be extended."""
    lines = [_("Promised: %(time)s.") % {"time": version.promised()}]
    if version.legal_limit and not version.same_day:
        by_law = amount_in_words(version.limit_in, version.legal_limit)
        lines.append(_("By law at most: %(time)s.") % {"time": by_law})
    lines += [ground_in_words(each, version.limit_in) for each in version.limit.grounds()]
    return _list(lines)


def fee(version):
    """5.6: the fee as it stands on the receipt."""
    return format_html("<p>{}</p>", version.fee or _("None."))


def steps(version):
    """5.8: who does what in which time, with which result, where each outcome leads, and the time of all."""
    heads = (_("Step"), _("Work"), _("Responsible"), _("Time"), _("Form, result"))
    rows = [
        (each.code, _work(each), _responsible(each), in_words(each.minutes), _result(each))
        for each in version.active_steps()
    ]
    if not rows:
        return format_html("<p>{}</p>", _("No step is defined yet."))
    needed, _codes = longest_way(version.definition()["steps"])
    total = _("The steps together take at most %(time)s.") % {"time": in_words(needed)}
    return _table(heads, rows) + format_html("<p>{}</p>", total)


def forms(version):
    """6: the forms that its steps name, each once."""
    return _list(dict.fromkeys(each.form for each in version.active_steps() if each.form))


def _work(step):
    said = [step.name, *(_outcome(each) for each in step.active_outcomes())]
    for each in step.active_branches():
        target = each.leads_to.code if each.leads_to else "?"
        said.append(
            _("“%(outcome)s”, where %(condition)s → %(target)s")
            % {
                "outcome": each.outcome,
                "condition": each,
                "target": target,
            }
        )
    said += opinions_in_words(step)
    apart = ", ".join(each.earlier.code for each in step.active_incompatibilities())
    if apart:
        said.append(_("Not by whoever did %(steps)s.") % {"steps": apart})
    return format_html_join("", "<div>{}</div>", ((each,) for each in said))


def _outcome(outcome):
    when = f"{outcome.get_joined_display()}: " if outcome.joined else ""
    said = f"{when}{outcome.label} → {_target(outcome)}"
    return said if outcome.at_most is None else f"{said} ({limit_in_words(outcome.at_most)})"


def _target(outcome):
    return outcome.leads_to.code if outcome.leads_to else outcome.get_ends_display()


def _responsible(step):
    return ", ".join(str(each) for each in (step.get_post_display(), step.unit_of_work()) if each)


def _result(step):
    return "; ".join(each for each in (step.form, step.result) if each)


def _list(lines):
    lines = [each.strip() for each in lines if each.strip()]
    items = format_html_join("", "<li>{}</li>", ((each,) for each in lines))
    return format_html("<ul>{}</ul>", items) if lines else format_html("<p>{}</p>", _("None."))


def _table(heads, rows):
    head = format_html_join("", "<th>{}</th>", ((each,) for each in heads))
    body = [format_html("<tr>{}</tr>", format_html_join("", "<td>{}</td>", ((each,) for each in row))) for row in rows]
    lines = format_html_join("", "{}", ((each,) for each in body))
    return format_html("<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>", head, lines)
