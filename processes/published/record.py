"""The face of published lists: what differs from what is in force, and who has verified which line."""

from django.utils.translation import gettext_lazy as _

from qms.lifecycle.registry import InPack, RecordType, register

from .forms import EnterForm, LineForm, ListForm
from .models import PublishedList
from .page import list_context

PUBLISHED_LISTS = register(
    RecordType(
        model=PublishedList,
        collection="published-lists",
        clauses=("8.2.3",),
        purpose=_("The published catalogue of procedures, compared with what is in force here."),
        way=None,
        reached_through="the page of procedures",
        in_pack=InPack(),
        columns=("title_text", "count", "unverified", "state"),
        create_form=ListForm,
        forms={
            PublishedList.enter: EnterForm,
            PublishedList.verify: LineForm,
            PublishedList.doubt: LineForm,
        },
        template="published/record.html",
        context=list_context,
    )
)
