"""Issues and needs as sheets: the office's tables of context and interested parties come in as they are."""

from qms.imports.form_kind import FormSheet, declare_sheet

from .forms import NewIssue, NewNeed
from .models import ContextIssue, PartyNeed
from .states import Effect, PartyKind, Topic

declare_sheet(
    "context-issues",
    ContextIssue._meta.verbose_name_plural,
    FormSheet(
        model=ContextIssue,
        form=NewIssue,
        matched_by=("title", "unit"),
        together=True,
        changes=(ContextIssue.edit,),
        headings={
            "title": ("Vấn đề", "Vấn đề nội bộ, bên ngoài", "Nội dung vấn đề"),
            "place": ("Loại vấn đề", "Nội bộ/bên ngoài"),
            "topic": ("Lĩnh vực",),
            "effect": ("Tác động",),
            "consequences": ("Ảnh hưởng", "Ảnh hưởng đến hệ thống"),
            "response": ("Cách ứng phó", "Biện pháp"),
            "watched_how": ("Theo dõi", "Cách theo dõi"),
            "unit": ("Đơn vị", "Đơn vị theo dõi"),
        },
        defaults={"topic": Topic.OTHER, "effect": Effect.HINDERS},
    ),
)
declare_sheet(
    "party-needs",
    PartyNeed._meta.verbose_name_plural,
    FormSheet(
        model=PartyNeed,
        form=NewNeed,
        matched_by=("party", "need"),
        together=True,
        changes=(PartyNeed.edit,),
        headings={
            "party": ("Bên quan tâm", "Các bên quan tâm"),
            "party_kind": ("Nhóm bên quan tâm",),
            "need": ("Nhu cầu, mong đợi", "Yêu cầu, mong đợi", "Nhu cầu và mong đợi"),
            "met_how": ("Cách đáp ứng", "Biện pháp đáp ứng"),
            "watched_how": ("Theo dõi", "Cách theo dõi", "Theo dõi, xem xét"),
            "unit": ("Đơn vị", "Đơn vị theo dõi"),
        },
        defaults={"party_kind": PartyKind.OTHER},
    ),
)
