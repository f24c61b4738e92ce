"""The kinds of posts in a quality management system (5.3), and what some of them may see."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PostKind(models.TextChoices):
    """What a post is for; its title is the office's own word."""

    TOP_MANAGEMENT = "top_management", _("Top management")
    QUALITY_MANAGER = "quality_manager", _("Quality manager")
    QUALITY_SECRETARY = "quality_secretary", _("Quality secretary")
    DOCUMENT_CONTROLLER = "document_controller", _("Document controller")
    UNIT_HEAD = "unit_head", _("Head of unit")
    PROCESS_OWNER = "process_owner", _("Process owner")
    OFFICER = "officer", _("Officer")
    ONE_STOP_OFFICER = "one_stop_officer", _("One-stop officer")
    CLERK = "clerk", _("Clerk")
    INTERNAL_AUDITOR = "internal_auditor", _("Internal auditor")
    EXTERNAL_AUDITOR = "external_auditor", _("External auditor")
    ADMINISTRATOR = "administrator", _("Administrator")


# Who keeps the quality system in order, and who keeps a unit's part of it.
SYSTEM_KEEPERS = (PostKind.QUALITY_MANAGER, PostKind.QUALITY_SECRETARY)
UNIT_KEEPERS = (PostKind.QUALITY_SECRETARY, PostKind.UNIT_HEAD, PostKind.QUALITY_MANAGER)
# What each of these may do to the quality system is so much that nobody gives it alone: one proposes, another confirms.
POWERFUL = frozenset(
    {
        PostKind.TOP_MANAGEMENT,
        PostKind.QUALITY_MANAGER,
        PostKind.QUALITY_SECRETARY,
        PostKind.DOCUMENT_CONTROLLER,
        PostKind.ADMINISTRATOR,
    }
)
# Whoever keeps the accounts holds none of these: they could sign for others what they then confirm.
KEPT_FROM_ADMINISTRATORS = POWERFUL - {PostKind.ADMINISTRATOR} | {PostKind.INTERNAL_AUDITOR}
# An administrator keeps users and settings and sees nothing of the quality system.
SEES_NOTHING = frozenset({PostKind.ADMINISTRATOR})
# An internal auditor sees the subtree of the whole installation: independence means coming from elsewhere (9.2.2 c).
SEES_EVERYTHING = frozenset({PostKind.INTERNAL_AUDITOR, PostKind.QUALITY_MANAGER, PostKind.QUALITY_SECRETARY})
