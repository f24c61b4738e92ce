"""Packs are made in the background, each as long work of its own; what breaks off begins anew."""

from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from qms.jobs.kinds import Result, job_kind
from qms.organisation.event_sources import EVERY, EventGroup, Source, Told, declare_source

from .models import EvidencePack
from .pack_file import make


@job_kind("evidence_pack", _("Evidence pack"))
def make_pack(progress, *, pack):
    """Make a pack, unless it was made before."""
    pack = EvidencePack.objects.select_related("unit", "asked_by").get(pk=pack)
    if pack.made_at is None:
        pack = make(pack, progress)
    return Result(filesizeformat(pack.size), url=reverse("evidence_packs"))


def _told(row, user):
    """A pack was asked for, or made: its history holds both."""
    words = gettext("Evidence pack made") if row.made_at else gettext("Evidence pack asked for")
    return Told(words, f"{row.unit}, {row.since:%d/%m/%Y} – {row.until:%d/%m/%Y}")


declare_source(
    Source(lambda: EvidencePack.history.select_related("history_user", "unit"), {EventGroup.PACK: EVERY}, _told)
)
