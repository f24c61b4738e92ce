"""The pages of procedures: those in force, a version with its diagram, and what other pages show of them."""

from django.utils.translation import gettext_lazy as _

from documents.controlled.states import RevisionState
from qms.lifecycle.registry import InPack, RecordType, register
from qms.lifecycle.ways import Way

from .agreement import disagreements
from .diagrams import steps_drawn
from .editor import DefinitionForm
from .models import ProcedureVersion
from .opinion_words import opinions_in_words
from .promise import in_words
from .states import VersionState


def steps_in_words(version):
    """Rows of the table of steps (5.8 of a written procedure)."""
    return [
        {
            "step": step,
            "unit": step.unit_of_work(),
            "time": in_words(step.minutes),
            "outcomes": step.active_outcomes(),
            "fields": step.active_fields(),
            "branches": step.active_branches(),
            "opinions": opinions_in_words(step),
            "not_holder_of": step.active_incompatibilities(),
        }
        for step in version.active_steps()
    ]


def shown_of(version, user):
    """What is shown of a version, on its own page and on its revision's."""
    is_author = version.revision.author_id == user.pk
    return {
        "version": version,
        "rows": steps_in_words(version),
        "parts": version.active_parts(),
        "lacks_steps": version.lacks_steps(),
        "problems": version.problems() if version.state == VersionState.DRAFTED else [],
        "disagreements": disagreements(version) if version.state == VersionState.DRAFTED else [],
        **steps_drawn(version),
        "may_define": is_author
        and version.state == VersionState.DRAFTED
        and version.revision.state == RevisionState.DRAFT,
    }


def version_context(version, request):
    """The record page draws the steps instead of the two states."""
    return shown_of(version, request.user) | {"diagram": ""}


VERSIONS = register(
    RecordType(
        model=ProcedureVersion,
        collection="procedure-versions",
        clauses=("8.1",),
        purpose=_(
            "Procedures as data: steps, times, posts and papers. A new version comes into force with its document."
        ),
        way=Way(_("Procedures"), "route", 50, url_name="procedures"),
        in_pack=InPack(governs=True),
        columns=("title", "label", "field", "unit_in_charge", "revision_state", "verified"),
        filters=("field",),
        forms={ProcedureVersion.define: DefinitionForm},
        as_written=("definition",),
        template="procedures/version.html",
        context=version_context,
    )
)
