"""How the ways of followed dossiers are described (OpenAPI): the two messages of the exchange, and our plain shape."""

from typing import Any

from django.utils.functional import lazystr
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse

from qms.api.errors import KINDS, MEDIA_TYPE
from qms.api.shapes import Problem

from ..cases.messages import MessageKind
from ..cases.states import NATIONAL_STATES
from . import examples, national
from .applicants import PERSONAL
from .plain import BESIDE, CHOICES, MOMENTS, TEXTS
from .results import Became

MOST = 1000  # messages in one request
TEXT: dict[str, Any] = {"type": "string"}
MOMENT: dict[str, Any] = {"type": "string", "description": "yyyyMMddHHmmss, ISO 8601", "example": "20261125083000"}
STATE: dict[str, Any] = {
    "oneOf": [{"type": "integer", "minimum": 1, "maximum": 10}, {"type": "string", "pattern": "^(0?[1-9]|10)$"}],
    "description": "; ".join(f"{code}: {words}" for code, words in NATIONAL_STATES.items()),
}
OBJECTS = {"facts": {"type": "object"}, "supplements": {"type": "array", "items": {"type": "object"}}}
SYSTEM = OpenApiParameter(
    "system",
    str,
    description=lazystr(gettext_lazy("For which source system; needed where you own the import of several.")),
)


def plain_shape(kind):
    """A message in our plain shape."""
    known = {name: TEXT for name in (*TEXTS[kind], *(PERSONAL if kind == MessageKind.DOSSIER else ()))}
    known |= {name: TEXT | {"maxLength": most} for name, most in TEXTS[kind].items()}
    known |= dict.fromkeys(MOMENTS[kind], MOMENT)
    if kind == MessageKind.DOSSIER:
        known |= {name: {"type": "string", "enum": choices.values} for name, choices in CHOICES.items()}
        known |= {name: OBJECTS.get(name, TEXT) for name in BESIDE}
    required = ["code", "state", *(["told_at"] if kind == MessageKind.PROGRESS else [])]
    return {"type": "object", "properties": known | {"state": STATE}, "required": required}


def national_shape(kind):
    """A message as the exchange has it, by its own names; one that is not known is kept as it came."""
    ours = plain_shape(kind)["properties"]
    names = {theirs: ours[plain] for plain, theirs in national.theirs(kind).items() if plain in ours}
    if kind == MessageKind.DOSSIER:
        lists = {"type": "array", "items": {"type": "object"}}
        names |= {each: lists if each.startswith(("DanhSach", "TaiLieu")) else TEXT for each in national.BESIDE}
        names |= {"HinhThuc": {"type": "string", "enum": [*national.HOW, ""]}}
    first = {MessageKind.DOSSIER: "TrangThaiHoSo", MessageKind.PROGRESS: "TrangThai"}[kind]
    more = ["ThoiDiemXuLy"] if kind == MessageKind.PROGRESS else []
    return {"type": "object", "properties": names, "required": ["MaHoSo", first, *more]}


def messages_of(shape):
    """A list of messages, as many as one request may hold."""
    return {"type": "array", "items": shape, "maxItems": MOST}


def body(lists, example, **more):
    """A body that holds lists of messages by name."""
    return {"type": "object", "properties": lists | more, "example": example}


def result():
    """What became of each message, in their order."""
    texts = {"type": "array", "items": TEXT}
    one = {
        "code": TEXT,
        "became": {"type": "string", "enum": [str(each) for each in Became]},
        "number": TEXT,
        "says": texts,
        "unknown_fields": texts,
        "not_taken": texts,
    }
    counts = {str(each): {"type": "integer", "minimum": 0} for each in Became}
    return {
        "type": "object",
        "properties": {
            "results": {"type": "array", "items": {"type": "object", "properties": one, "required": [*one]}},
            "count": {"type": "object", "properties": counts, "additionalProperties": False},
        },
        "required": ["results", "count"],
        "example": examples.RESULT,
    }


def page(kind):
    """Our own dossiers or moves, as they go out."""
    told = {name: TEXT for name in examples.OUT[kind]}
    return {
        "type": "object",
        "properties": {
            "isUpdating": {"type": "string", "enum": ["True"]},
            "data": {"type": "array", "items": {"type": "object", "properties": told, "required": [*told]}},
            "next": {"type": "string", "format": "uri", "nullable": True},
        },
        "required": ["isUpdating", "data", "next"],
        "example": {"isUpdating": "True", "data": [examples.OUT[kind]], "next": None},
    }


class FollowedSchema(AutoSchema):
    """One way: what comes in, what is answered; `kind` is None for our own shape, which holds both kinds."""

    def __init__(self, name, kind, summary):
        super().__init__()
        self.name, self.kind, self.summary = name, kind, summary

    def get_operation_id(self):
        return f"followed_{self.name}_{'send' if self.method == 'POST' else 'list'}"

    def get_tags(self):
        return ["followed"]

    def get_summary(self):
        return str(self.summary)

    def get_description(self):
        if self.method == "POST":
            return _("Each message is taken by itself: what can't be is kept aside; the same twice does no harm.")
        return _("The dossiers that are run here, by what was written since; who applies is masked.")

    def get_override_parameters(self):
        if self.method == "POST":
            return [SYSTEM]
        number = {"type": "integer", "minimum": 0, "default": 0}
        return [
            SYSTEM,
            OpenApiParameter("since", MOMENT, description=_("Only what was written from this moment on.")),
            OpenApiParameter("after", number, description=_("From which row on: the address of `next` names it.")),
        ]

    def get_request_serializer(self):
        if self.method != "POST":
            return None
        if self.kind is None:
            lists = {"dossiers": MessageKind.DOSSIER, "progress": MessageKind.PROGRESS}
            shapes = {name: messages_of(plain_shape(kind)) for name, kind in lists.items()}
            return {"application/json": body(shapes, examples.PLAIN)}
        more = {"isUpdating": {"type": "string", "enum": ["True", "False"]}} if self.kind == MessageKind.DOSSIER else {}
        lists = {"data": messages_of(national_shape(self.kind))}
        return {"application/json": body(lists, examples.IN[self.kind], **more)}

    def get_response_serializers(self):
        asked = (400, 401, 403, 413, 415, 422, 503) if self.method == "POST" else (400, 401, 403, 422, 503)
        said = _("What became of each.") if self.method == "POST" else _("A page.")
        answer = {200: OpenApiResponse(result() if self.method == "POST" else page(self.kind), said)}
        return answer | {(status, MEDIA_TYPE): OpenApiResponse(Problem, str(KINDS[status][1])) for status in asked}
