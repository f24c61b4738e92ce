"""The API of followed dossiers: the two messages of the national exchange, our plainer shape, and ours going out."""

from dataclasses import asdict

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework.response import Response
from rest_framework.views import APIView

from qms.api.bodies import body_of
from qms.api.language import InCallersLanguage
from qms.ledger.legible import whole_number

from ..cases.messages import MessageKind
from . import ours
from .description import MOST, FollowedSchema
from .intake import Intake
from .moments import moment_of
from .owners import system_of

YES_OR_NO = ("true", "false")


class FollowedView(InCallersLanguage, APIView):
    """What the ways of followed dossiers share: for which system they speak, how many messages there may be."""

    def intake(self):
        """Takes messages for the person who asks, if the import is theirs. Raises ValidationError."""
        return Intake(system_of(self.request.user, self.request.GET.get("system", "")), self.request.user)

    @staticmethod
    def messages_in(body, name):
        """The list of messages under a name. Raises ValidationError."""
        found = body.get(name, [])
        if not isinstance(found, list):
            raise ValidationError({name: [_("This must be a list.")]})
        if len(found) > MOST:
            raise ValidationError({name: [_("Send at most %(count)s messages at once.") % {"count": MOST}]})
        return found

    @staticmethod
    def told(intake, results):
        """The answer: what became of each, in their order, and how many of each."""
        results = list(results)
        return Response({"results": [asdict(each) for each in results], "count": intake.tally(results)})

    def page(self, found):
        """A page of messages that go out, and where the next begins."""
        onward = None
        if found.following is not None:
            asked = self.request.GET.copy()
            asked["after"] = found.following
            onward = self.request.build_absolute_uri(f"{self.request.path}?{asked.urlencode()}")
        return Response({"isUpdating": "True", "data": found.data, "next": onward})

    def asked(self):
        """Since which moment, and after which row, of the owner of an import. Raises NotOpen or ValidationError."""
        system_of(self.request.user, self.request.GET.get("system", ""))
        since, after = self.request.GET.get("since", ""), self.request.GET.get("after", "0")
        try:
            moment = moment_of(since)
        except (ValueError, OverflowError):
            said = _("“%(given)s” is no moment: yyyyMMddHHmmss, or 2026-11-25T08:30.") % {"given": since}
            raise ValidationError({"since": [said]}) from None
        if whole_number(after) is None:
            raise ValidationError({"after": [_("This must be a whole number.")]})
        return {"since": moment, "after": int(after)}


class Dossiers(FollowedView):
    """DongBoHoSoMC, in and out."""

    schema = FollowedSchema("dossiers", MessageKind.DOSSIER, gettext_lazy("Dossiers, as DongBoHoSoMC has them"))

    def get(self, request):
        return self.page(ours.dossiers(request.user, **self.asked()))

    def post(self, request):
        body, intake = body_of(request), self.intake()
        if str(body.get("isUpdating", "False")).lower() not in YES_OR_NO:
            raise ValidationError({"isUpdating": [_("This is “True” or “False”.")]})
        return self.told(intake, intake.take_national(MessageKind.DOSSIER, self.messages_in(body, "data")))


class Progress(FollowedView):
    """CapNhatTienDoHoSoMC, in and out."""

    schema = FollowedSchema("progress", MessageKind.PROGRESS, gettext_lazy("Moves, as CapNhatTienDoHoSoMC has them"))

    def get(self, request):
        return self.page(ours.moves(request.user, **self.asked()))

    def post(self, request):
        body, intake = body_of(request), self.intake()
        return self.told(intake, intake.take_national(MessageKind.PROGRESS, self.messages_in(body, "data")))


class Messages(FollowedView):
    """Both kinds in our own plain shape: {"dossiers": […], "progress": […]}."""

    schema = FollowedSchema("messages", None, gettext_lazy("Dossiers and moves in our own plain shape"))

    def post(self, request):
        body, intake = body_of(request), self.intake()
        lists = {
            MessageKind.DOSSIER: self.messages_in(body, "dossiers"),
            MessageKind.PROGRESS: self.messages_in(body, "progress"),
        }
        return self.told(intake, (each for kind, items in lists.items() for each in intake.take(kind, items)))
