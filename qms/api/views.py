"""The views: a collection, a record, its history, its acts; one set for all record types."""

from typing import ClassVar
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from rest_framework.exceptions import MethodNotAllowed
from rest_framework.response import Response
from rest_framework.views import APIView

from qms.acts.acts import acts_of
from qms.evidence.replay import as_of, day_asked, moment_asked
from qms.lifecycle.door import create, perform
from qms.lifecycle.filters import address_of_next, filter_class
from qms.lifecycle.registry import faces
from qms.people.security_events import note_reading

from .bodies import body_of, sequence_in, text_of, values_of
from .idempotency import once
from .language import InCallersLanguage
from .records import history_json, page_json, past_json, record_json, record_of, told_beside
from .schema import ActSchema, CollectionSchema, HistorySchema, RecordSchema

EXPAND = "expand"


class RecordTypeView(InCallersLanguage, APIView):
    """A view of one record type; which, the address says."""

    record_type = None
    record = None
    # What may stand behind the question mark when one record is read; a collection asks its filters.
    asks: ClassVar[tuple[str, ...]] = ()

    def initial(self, request, *args, collection, **kwargs):
        super().initial(request, *args, **kwargs)
        self.record_type = faces().get(collection)
        if self.record_type is None:
            raise Http404
        if "pk" in kwargs:
            self.record = self._find(kwargs["pk"])
            self._refuse_unknown(request)

    def _refuse_unknown(self, request):
        """A question that nobody understands is refused, never dropped: the answer would be to another one."""
        asked = request.GET
        unknown = {name: [_("There is no such filter.")] for name in asked if name not in self.asks}
        doubled = {name: [_("This takes a single value.")] for name in asked if len(asked.getlist(name)) > 1}
        if unknown or doubled:
            raise ValidationError(doubled | unknown)

    def _expanded(self):
        """What the caller wants beside the fields. Raises ValidationError for what nobody can tell."""
        names = [name for name in self.request.GET.get(EXPAND, "").split(",") if name]
        known = told_beside(self.record_type.model)
        if unknown := [name for name in names if name not in known]:
            said = _("Only this can be told beside the fields: %(names)s.") % {"names": ", ".join(known)}
            raise ValidationError({EXPAND: [f"{', '.join(unknown)}: {said}"]})
        return names

    def _teller(self):
        """What gives the answer to an act: the fields, and what the caller wants beside them."""
        names = self._expanded()
        return lambda record: record_json(record, self.request.user, names)

    def _find(self, pk):
        record = record_of(self.record_type.model, pk, self.request.user)
        if record is None:
            raise Http404
        note_reading(record, self.request.user)
        return record


class Collection(RecordTypeView):
    """The records of a type, newest first, a page at a time; and how a new one is made."""

    schema = CollectionSchema()
    asks = (EXPAND,)

    def get(self, request, collection):
        model = self.record_type.model
        asked = filter_class(self.record_type)(request.GET, model.objects.visible_to(request.user), request)
        if asked.faults:
            raise ValidationError(asked.faults)
        rows, following = page_json(asked.paging, asked.qs)
        onward = request.build_absolute_uri(request.path + address_of_next(request, following)) if following else None
        return Response({"results": rows, "next": onward})

    def post(self, request, collection):
        if self.record_type.create_form is None:
            raise MethodNotAllowed("POST")
        self._refuse_unknown(request)
        status, answer = once(request, self._create, self._teller())
        address = reverse("api_record", args=[collection, answer["id"]])
        return Response(answer, status=status, headers={"Location": self.request.build_absolute_uri(address)})

    @transaction.atomic
    def _create(self):
        user = self.request.user
        values = values_of(self.record_type.create_form, self.request, user=user)
        reason = values.pop("reason", None) or text_of(body_of(self.request), "reason")
        record = create(self.record_type.model, by=user, reason=reason, **values)
        return 201, record


class RecordView(RecordTypeView):
    """One record, now or as it stood at the end of a day."""

    schema = RecordSchema()
    asks = ("as_of",)

    def get(self, request, collection, pk):
        if "as_of" not in request.GET:
            return Response(record_json(self.record, request.user))
        past = as_of(self.record, self._day(request.GET["as_of"]))
        if past is None:
            raise Http404
        return Response(past_json(past))

    @staticmethod
    def _day(text):
        try:
            return day_asked(text)
        except ValueError:
            raise ValidationError({"as_of": [_("This is not a day; write it as 2026-03-01.")]}) from None


class HistoryView(RecordTypeView):
    """Everything that ever happened to a record, oldest first, a page at a time."""

    schema = HistorySchema()
    asks = ("after",)

    def get(self, request, collection, pk):
        rows, following = history_json(self.record, request.user, self._after())
        onward = following and f"{request.path}?{urlencode({'after': following.isoformat()})}"
        return Response({"results": rows, "next": onward and request.build_absolute_uri(onward)})

    def _after(self):
        asked = self.request.GET.get("after")
        try:
            return moment_asked(asked) if asked else None
        except ValueError:
            raise ValidationError({"after": [_("This is not a moment; take the address in “next”.")]}) from None


class ActView(RecordTypeView):
    """An act on a record, through the door."""

    schema = ActSchema()
    asks = (EXPAND,)
    act = None  # one act's name, where the address is described

    def post(self, request, collection, pk, act):
        if act not in acts_of(self.record_type.model):
            raise Http404
        status, answer = once(request, lambda: self._perform(act), self._teller())
        return Response(answer, status=status)

    @transaction.atomic
    def _perform(self, name):
        user, body = self.request.user, body_of(self.request)
        sequence, password = sequence_in(body), text_of(body, "password")
        form = self.record_type.forms.get(name)
        values = values_of(form, self.request, record=self.record, user=user)
        reason = values.pop("reason", None) or text_of(body, "reason")
        act = getattr(self.record, name)
        return 200, perform(act, by=user, reason=reason, sequence=sequence, password=password, **values)


class Nowhere(InCallersLanguage, APIView):
    """Every other address under /api/: a refusal in JSON, not a page."""

    schema = None

    def initial(self, request, *args, **kwargs):
        super().initial(request, *args, **kwargs)
        raise Http404
