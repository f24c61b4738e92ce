"""One act asked of several records in one request: each goes through the door by itself, and each is told of.

The answer is 200 whatever came of them: `results` says of every record, in the order in which they were named, whether
it was done, and else why not. With an Idempotency-Key the same request gives the same answer again.
"""

from types import SimpleNamespace
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import Http404
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiResponse
from rest_framework.response import Response

from qms.inbox.reminders import remind_each
from qms.ledger.legible import LARGEST
from qms.lifecycle.reception import STATUS, Kind, attempt, refused

from .bodies import body_of, sequence_in, text_of, values_of
from .form_schemas import form_schema
from .idempotency import once
from .records import record_of
from .schema import IDEMPOTENCY, JSON, SEQUENCE, OwnSchema
from .shapes import ToldTogether
from .views import RecordTypeView

MOST = 100
REMIND = "remind"
OWN = ("act", "records")


class TogetherSchema(OwnSchema):
    """One act asked of several records: which, of whom, with what."""

    doing = "together"
    refusals = (400, 401, 404, 413, 415, 422, 503)

    def get_summary(self):
        what = _("One act asked of several records")
        return f"{what}: {self.model._meta.verbose_name_plural}"

    def get_description(self):
        return _("Each is asked by its own rules; the answer tells of each, and one that is refused stops no other.")

    def get_override_parameters(self):
        return [IDEMPOTENCY]

    def get_request_serializer(self):
        names = [*self.record_type.together, REMIND]
        one: dict[str, Any] = {
            "type": "object",
            "properties": {"id": SEQUENCE, "sequence": SEQUENCE},
            "required": ["id"],
        }
        fields: dict[str, Any] = {"reason": ({"type": "string"}, False)}
        fields["act"] = ({"type": "string", "enum": names}, True)
        fields["records"] = ({"type": "array", "items": one, "minItems": 1, "maxItems": MOST}, True)
        taken = [form_schema(self.record_type.forms.get(name), {}) for name in self.record_type.together]
        schema = form_schema(None, fields)
        for each in taken:
            schema["properties"] = each["properties"] | schema["properties"]
        return {JSON: schema | {"example": self._example(names[0])}}

    @staticmethod
    def _example(name):
        records = [{"id": 12, "sequence": 3}, {"id": 15, "sequence": 1}]
        return {"act": name, "records": records, "reason": "Thay người nghỉ phép"}

    def answers(self):
        return {200: OpenApiResponse(ToldTogether, _("What came of each record."))}


class Together(RecordTypeView):
    """POST asks one act of several records, or reminds whoever they wait for."""

    schema = TogetherSchema()

    def post(self, request, collection):
        if not self.record_type.together:
            raise Http404
        self._refuse_unknown(request)
        body = body_of(request)
        name, given = text_of(body, "act"), _records_in(body)
        if name not in (*self.record_type.together, REMIND):
            known = ", ".join((*self.record_type.together, REMIND))
            raise ValidationError({"act": [_("Only this can be asked of several: %(names)s.") % {"names": known}]})
        status, answer = once(request, lambda: (200, self._ask(name, given)), dict)
        return Response(answer, status=status)

    def _ask(self, name, given):
        records = [record_of(self.record_type.model, each["id"], self.request.user) for each in given]
        if name == REMIND:
            told = self._reminded(records)
        else:
            told = [self._attempt(name, *pair) for pair in zip(records, given, strict=True)]
        results = [_told(each["id"], outcome) for each, outcome in zip(given, told, strict=True)]
        done = sum(each["done"] for each in results)
        return {"done": done, "refused": len(results) - done, "results": results}

    def _reminded(self, records):
        seen = [each for each in records if each is not None]
        told = iter(remind_each(seen, by=self.request.user))
        return [None if each is None else next(told) for each in records]

    def _attempt(self, name, record, given):
        if record is None:
            return None
        body = {key: value for key, value in body_of(self.request).items() if key not in OWN}
        asked = SimpleNamespace(data=body, FILES={})
        try:
            values = values_of(self.record_type.forms.get(name), asked, record=record, user=self.request.user)
            sequence = sequence_in(given)
        except ValidationError as fault:
            return refused(fault)
        reason = values.pop("reason", None) or text_of(body, "reason")
        return attempt(getattr(record, name), by=self.request.user, reason=reason, sequence=sequence, **values)


def _records_in(body):
    """[{"id", "sequence"}] of the body. Raises ValidationError for anything else, for none, and for too many."""
    given = body.get("records")
    fine = isinstance(given, list) and all(isinstance(each, dict) and _is_key(each.get("id")) for each in given)
    if not fine or any(set(each) - {"id", "sequence"} for each in given):
        raise ValidationError({"records": [_("Give a list of objects, each with id and sequence.")]})
    if not 0 < len(given) <= MOST:
        raise ValidationError({"records": [_("Name at least one record and at most %(most)s.") % {"most": MOST}]})
    if len({each["id"] for each in given}) < len(given):
        raise ValidationError({"records": [_("Name each record once.")]})
    return given


def _is_key(value):
    return type(value) is int and 0 <= value <= LARGEST


def _told(key, outcome):
    """What came of one record, as the answer tells it."""
    if outcome is None:
        said = {NON_FIELD_ERRORS: [_("The record is not among those you can see.")]}
        return {"id": key, "done": False, "status": STATUS[Kind.NOT_VISIBLE], "sequence": None, "unmet": said}
    unmet = {name: [str(each) for each in said] for name, said in outcome.by_field.items()}
    sequence = outcome.record.sequence if outcome.done else None
    return {"id": key, "done": outcome.done, "status": outcome.status, "sequence": sequence, "unmet": unmet}
