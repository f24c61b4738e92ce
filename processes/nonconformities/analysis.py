"""The search for causes as data: a chain of whys, a fishbone, or words; checked here, drawn by diagram.py."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .states import Method

LONGEST = 500
FEWEST_WHYS = 2
MOST = 40


def checked(method, data):
    """The analysis in the one shape of its method, without empty lines. Raises ValidationError."""
    if method not in Method.values:
        raise ValidationError({"analysis_method": [_("Name the method by which the causes were sought.")]})
    if not isinstance(data, dict):
        raise ValidationError({"analysis": [_("This is no analysis.")]})
    shape = {Method.FIVE_WHY: _five_why, Method.FISHBONE: _fishbone, Method.OTHER: _words}[Method(method)]
    return {"problem": _line(data.get("problem", ""), "analysis")} | shape(data)


def _five_why(data):
    whys = _lines(data.get("whys", []), "whys")
    if len(whys) < FEWEST_WHYS:
        raise ValidationError({"whys": [_("Ask why at least twice, and answer.")]})
    return {"whys": whys}


def _fishbone(data):
    """Branches in the order in which they are first named, each with its causes."""
    branches = {}
    given = data.get("branches", [])
    if not isinstance(given, list):
        raise ValidationError({"bones": [_("This is no analysis.")]})
    for each in given[:MOST]:
        if not isinstance(each, dict):
            raise ValidationError({"bones": [_("This is no analysis.")]})
        name, causes = _line(each.get("name", ""), "bones"), _lines(each.get("causes", []), "bones")
        if causes and not name:
            raise ValidationError({"bones": [_("Say to which branch each cause belongs.")]})
        if causes:
            branches.setdefault(name, []).extend(causes)
    if sum(len(causes) for causes in branches.values()) < 2:
        raise ValidationError({"bones": [_("Write at least two possible causes on the branches.")]})
    return {"branches": [{"name": name, "causes": causes} for name, causes in branches.items()]}


def _words(data):
    text = data.get("text", "")
    if not isinstance(text, str) or not text.strip():
        raise ValidationError({"text": [_("Describe how the causes were sought and what was found.")]})
    return {"text": text.strip()}


def _lines(given, field):
    if not isinstance(given, list):
        raise ValidationError({field: [_("This is no analysis.")]})
    return [line for line in (_line(each, field) for each in given[:MOST]) if line]


def _line(given, field):
    if not isinstance(given, str) or len(given) > LONGEST:
        raise ValidationError({field: [_("A line is a text of at most 500 characters.")]})
    return " ".join(given.split())
