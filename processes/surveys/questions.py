"""The questions of a survey as data: checked when written, and what a person answers read against them."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ..feedback.privacy import blotted
from .states import SCALE, QuestionKind

MOST_QUESTIONS = 20
MOST_CHOICES = 8
LONGEST_QUESTION = 300
LONGEST_WORDS = 1000

# BM-QT-HT-06-01, the commune's own form.
USUAL = [
    {"kind": "scale", "text": "Nơi tiếp nhận thuận tiện, dễ tìm"},
    {"kind": "scale", "text": "Thông tin về thủ tục, phí, lệ phí đầy đủ, dễ hiểu"},
    {"kind": "scale", "text": "Công chức hướng dẫn rõ ràng, lịch sự"},
    {"kind": "choice", "text": "Số lần phải đi lại", "choices": ["1 lần", "2 lần", "3 lần trở lên"]},
    {"kind": "choice", "text": "Có bị yêu cầu giấy tờ ngoài quy định không", "choices": ["Có", "Không"]},
    {"kind": "scale", "text": "Kết quả đúng hẹn, chính xác"},
    {"kind": "scale", "text": "Nhìn chung về việc giải quyết hồ sơ lần này"},
    {"kind": "text", "text": "Ý kiến khác", "required": False},
]


def checked(questions):
    """The questions in full, each with its key. Raises ValidationError for what can't be asked."""
    if not isinstance(questions, list) or not questions:
        raise _wrong(_("Write at least one question."))
    if len(questions) > MOST_QUESTIONS:
        raise _wrong(_("Ask no more than %(most)s questions.") % {"most": MOST_QUESTIONS})
    return [_checked(number, given) for number, given in enumerate(questions, 1)]


def _checked(number, given):
    if not isinstance(given, dict) or given.get("kind") not in QuestionKind.values:
        raise _wrong(_("Question %(number)s: say how it is answered.") % {"number": number})
    text = str(given.get("text") or "").strip()
    if not text or len(text) > LONGEST_QUESTION:
        raise _wrong(_("Question %(number)s: write it, in at most 300 characters.") % {"number": number})
    choices = given.get("choices") or []
    choices = [str(each).strip() for each in choices if str(each).strip()] if isinstance(choices, list) else []
    if given["kind"] == QuestionKind.CHOICE and not 2 <= len(dict.fromkeys(choices)) <= MOST_CHOICES:
        raise _wrong(_("Question %(number)s: give two to eight different answers.") % {"number": number})
    return {
        "key": f"q{number}",
        "kind": str(given["kind"]),
        "text": text,
        "choices": list(dict.fromkeys(choices)) if given["kind"] == QuestionKind.CHOICE else [],
        "required": bool(given.get("required", given["kind"] != QuestionKind.TEXT)),
    }


def overall(questions):
    """The question by which satisfaction is counted: the last one with the five faces, or None."""
    faces = [each for each in questions if each["kind"] == QuestionKind.SCALE]
    return faces[-1] if faces else None


def read_answers(questions, given):
    """({key: value}, {key: sentence}): what was answered, and what is wrong with the rest."""
    answers, faults = {}, {}
    for question in questions:
        raw = str(given.get(question["key"]) or "").strip()
        if not raw:
            if question["required"]:
                faults[question["key"]] = _("Please choose an answer.")
            continue
        value = _read(question, raw)
        if value is None:
            faults[question["key"]] = _("Choose one of the values offered.")
        else:
            answers[question["key"]] = value
    return answers, faults


def _read(question, raw):
    if question["kind"] == QuestionKind.SCALE:
        return int(raw) if raw in {str(each) for each in SCALE} else None
    if question["kind"] == QuestionKind.CHOICE:
        return raw if raw in question["choices"] else None
    return blotted(raw[:LONGEST_WORDS])


def _wrong(sentence):
    return ValidationError({"questions": [sentence]})
