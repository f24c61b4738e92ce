"""How each view is described (OpenAPI): collection, record, history and act, with bodies made from the forms."""

from django.utils.functional import lazystr
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import build_array_type
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse

from qms.acts.acts import acts_of
from qms.ledger.legible import LARGEST
from qms.lifecycle.filters import HELP, filter_class

from .errors import KINDS, MEDIA_TYPE
from .form_schemas import field_schema, form_schema, with_example
from .records import as_written, part_serializer, record_serializer, row_serializer, told_beside
from .shapes import ActOffer, HistorySerializer, OpenTask, Problem

SEQUENCE = {"type": "integer", "minimum": 0, "maximum": LARGEST, "example": 1}
JSON, MULTIPART = "application/json", "multipart/form-data"
IDEMPOTENCY = OpenApiParameter(
    "Idempotency-Key",
    str,
    OpenApiParameter.HEADER,
    description=lazystr(gettext_lazy("The same key and body again give the first answer again, for seven days.")),
)


class OwnSchema(AutoSchema):
    """What all views have in common: names from the record type, refusals as problems."""

    refusals = (400, 401, 404, 503)
    doing = ""

    @property
    def record_type(self):
        return self.view.record_type

    @property
    def model(self):
        return self.view.record_type.model

    def is_excluded(self):
        """An address that stands for all types is described once for each of them instead."""
        return self.record_type is None

    def get_operation_id(self):
        return f"{self.record_type.url_name}_{self.doing}"

    def get_tags(self):
        return [self.record_type.collection]

    def get_description(self):
        return ""

    def get_filter_backends(self):
        """None: what a list can be asked is told by `get_override_parameters`, from the declaration of its filters."""
        return []

    def get_response_serializers(self):
        return self.answers() | {(status, MEDIA_TYPE): _refusal(status) for status in self.refusals}

    def answers(self):
        """The answers that are no refusals, by status."""
        raise NotImplementedError

    def record_schema(self, always=("parts", "acts", "tasks")):
        """A record: its fields, and what is told beside them, `always` or when it is asked for."""
        parts = {name: build_array_type(self.ref(part_serializer(self.model, name))) for name in self.model.parts}
        more = {
            "parts": {"type": "object", "properties": parts},
            "acts": build_array_type(self.ref(ActOffer)),
            "tasks": build_array_type(self.ref(OpenTask)),
        }
        more |= {name: {"type": "object"} for name in as_written(self.model)}
        fields = self.ref(record_serializer(self.model))
        required = {"required": [*always]} if always else {}
        return {"allOf": [fields, {"type": "object", "properties": more, **required}]}

    def expansion(self):
        """By which the answer to an act tells more than the fields."""
        told = {"type": "array", "items": {"type": "string", "enum": [*told_beside(self.model)]}}
        said = _("What is told beside the fields, separated by commas; nothing when it is not asked for.")
        return OpenApiParameter("expand", told, explode=False, description=said)

    def ref(self, serializer):
        """A reference to a named schema."""
        return self.resolve_serializer(serializer, "response").ref


class CollectionSchema(OwnSchema):
    """The list of records and the making of a new one."""

    @property
    def doing(self):
        return "create" if self.method == "POST" else "list"

    @property
    def refusals(self):
        return (400, 401, 403, 409, 413, 415, 422, 503) if self.method == "POST" else (400, 401, 422, 503)

    def is_excluded(self):
        return super().is_excluded() or (self.method == "POST" and self.record_type.create_form is None)

    def get_summary(self):
        name = self.model._meta.verbose_name if self.method == "POST" else self.model._meta.verbose_name_plural
        return f"{_('Create')}: {name}" if self.method == "POST" else str(name)

    def get_override_parameters(self):
        if self.method == "POST":
            return [IDEMPOTENCY, self.expansion()]
        asked = filter_class(self.record_type)({}, self.model._default_manager.none(), None)
        fields = {name: each.field for name, each in asked.filters.items()} | asked.paging.fields
        return [
            OpenApiParameter(name, field_schema(field), description=str(HELP.get(name, field.help_text)))
            for name, field in fields.items()
        ]

    def get_request_serializer(self):
        schema = form_schema(self.record_type.create_form, {"reason": ({"type": "string"}, False)})
        return {JSON: with_example(schema), MULTIPART: schema}

    def answers(self):
        if self.method == "POST":
            return {201: OpenApiResponse(self.record_schema(always=()), _("The new record."))}
        page = {
            "results": build_array_type(self.ref(row_serializer(self.model))),
            "next": {"type": "string", "format": "uri", "nullable": True},
        }
        return {200: OpenApiResponse({"type": "object", "properties": page, "required": list(page)}, _("A page."))}


class RecordSchema(OwnSchema):
    """One record."""

    doing = "read"
    refusals = (400, 401, 404, 422, 503)

    def get_summary(self):
        return str(self.model._meta.verbose_name)

    def get_override_parameters(self):
        day = {"type": "string", "format": "date", "example": "2026-03-01"}
        return [OpenApiParameter("as_of", day, description=_("The record as it stood at the end of this day."))]

    def answers(self):
        return {200: OpenApiResponse(self.record_schema(), _("The record."))}


class HistorySchema(OwnSchema):
    """The history of a record."""

    doing = "history"

    refusals = (400, 401, 404, 422, 503)

    def get_summary(self):
        return f"{_('History')}: {self.model._meta.verbose_name}"

    def get_override_parameters(self):
        moment = {"type": "string", "format": "date-time"}
        return [OpenApiParameter("after", moment, description=_("The moment after which the history goes on."))]

    def answers(self):
        return {200: OpenApiResponse(HistorySerializer, _("Every history row, oldest first."))}


class ActSchema(OwnSchema):
    """An act on a record."""

    refusals = (400, 401, 403, 404, 409, 413, 415, 422, 503)

    @property
    def doing(self):
        return self.view.act

    @property
    def act(self):
        return acts_of(self.model)[self.view.act]

    def get_summary(self):
        return f"{self.act.label}: {self.model._meta.verbose_name}"

    def get_description(self):
        return str(self.act.follows)

    def get_override_parameters(self):
        return [IDEMPOTENCY, self.expansion()]

    def get_request_serializer(self):
        asked = {"sequence": (SEQUENCE, True), "reason": ({"type": "string"}, self.act.reason)}
        if self.act.sign:
            asked["password"] = ({"type": "string", "format": "password"}, True)
        schema = form_schema(self.record_type.forms.get(self.act.name), asked)
        return {JSON: with_example(schema), MULTIPART: schema}

    def answers(self):
        return {200: OpenApiResponse(self.record_schema(always=()), _("The record after the act."))}


def _refusal(status):
    return OpenApiResponse(Problem, str(KINDS[status][1]))
