"""Handing over by the API: what a person, a post or a unit would leave behind, and who takes it."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.response import Response
from rest_framework.views import APIView

from qms.api.bodies import body_of, text_of
from qms.api.errors import KINDS, MEDIA_TYPE, UnknownKeys
from qms.api.idempotency import once
from qms.api.language import InCallersLanguage
from qms.api.schema import IDEMPOTENCY
from qms.api.shapes import Problem

from .handover import work_left_by
from .handover_forms import HandoverForm
from .handover_shapes import TAKERS, HandedOver, Left, left_json
from .handover_subjects import carry_out

KEYS = {"everything", "takes", "give_back", "reason"}


def _answers(serializer, *refusals):
    told = {(status, MEDIA_TYPE): OpenApiResponse(Problem, KINDS[status][1]) for status in refusals}
    return {200: serializer} | told


READ = _answers(Left, 400, 401, 403, 404, 503)
DONE = _answers(HandedOver, 400, 401, 403, 404, 409, 413, 415, 422, 503)


class HandoverView(InCallersLanguage, APIView):
    """What is left behind is read, and handed over; whose it is, the address says."""

    subject_of = None  # (user, key) -> Subject

    def get(self, request, key):
        subject, work = self._work(key)
        return Response(left_json(subject, work, request.user))

    def post(self, request, key):
        subject, work = self._work(key)
        data = self._data(body_of(request), {each.key for each in work.named}, {task.pk for task in work.claimed})
        form = HandoverForm(data, work=work, leaving=subject.people, user=request.user)
        status, answer = once(request, lambda: (200, self._hand_over(form, key)), dict)
        return Response(answer, status=status)

    def _work(self, key):
        subject = type(self).subject_of(self.request.user, key)
        return subject, work_left_by(subject.people, self.request.user)

    def _hand_over(self, form, key):
        if not form.is_valid():
            raise ValidationError({name: list(said) for name, said in form.errors.items()})
        done, refused = carry_out(form, self.request.user)
        subject, work = self._work(key)
        return {
            "done": done,
            "refused": [
                {"key": thing and thing.key, "sentences": [str(each) for each in said]} for thing, said in refused
            ],
            "left": left_json(subject, work, self.request.user),
        }

    @staticmethod
    def _data(body, keys, tasks):
        """The fields of the form. Raises UnknownKeys or ValidationError for what is not of this hand-over."""
        unknown = sorted(set(body) - KEYS)
        if unknown:
            raise UnknownKeys(unknown)
        takes, back, faults = body.get("takes") or {}, body.get("give_back") or [], {}
        if not isinstance(takes, dict) or not all(isinstance(each, str) for each in takes.values()):
            faults["takes"] = [_("This must be an object of texts.")]
        elif set(takes) - keys:
            faults["takes"] = [_("This is not to be handed over here: %(keys)s.") % {"keys": _some(set(takes) - keys)}]
        if not isinstance(back, list) or not all(type(each) is int for each in back):
            faults["give_back"] = [_("This must be a list of whole numbers.")]
        elif set(back) - tasks:
            faults["give_back"] = [
                _("This is not to be given back here: %(keys)s.") % {"keys": _some(set(back) - tasks)}
            ]
        texts = {name: text_of(body, name) for name in ("everything", "reason")}
        if faults:
            raise ValidationError(faults)
        return texts | takes | {f"task-{each}": "on" for each in back}


def _some(keys):
    return ", ".join(sorted(map(str, keys))[:3])


def endpoint(name, subject_of, summary):
    """The view of one kind of subject, with what the description says of it."""

    about = {"summary": summary, "tags": ["handover"]}

    class View(HandoverView):
        """The hand-over of one person, post or unit."""

        @extend_schema(operation_id=f"handover_{name}_read", responses=READ, **about)
        def get(self, request, key):
            return super().get(request, key)

        @extend_schema(
            operation_id=f"handover_{name}",
            parameters=[IDEMPOTENCY],
            request={"application/json": TAKERS},
            responses=DONE,
            **about,
        )
        def post(self, request, key):
            return super().post(request, key)

    View.subject_of = staticmethod(subject_of)
    return View.as_view()
