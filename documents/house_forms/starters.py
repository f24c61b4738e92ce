"""Templates to begin from: a procedure, an instruction, a form with the house's head, a letter by Decree 30/2020.

They are the program's own Word files with fields where a paper has words, so that what is begun looks as what is
printed. Changed as the office wants it, one is sent as the content of a form under control.
"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms.web.printed.blocks import Facts, Heading, LetterEnd, LetterHead, Sheet, Signatures, Signer, Text, TitleBlock
from qms.web.printed.word import write_docx

STARTERS = {
    "QT": gettext_lazy("Procedure (QT)"),
    "HD": gettext_lazy("Work instruction (HD)"),
    "BM": gettext_lazy("Form (BM)"),
    "VB": gettext_lazy("Administrative document (Decree 30/2020)"),
}


def starter(name, person):
    """The bytes of a template."""
    blocks = {"QT": _procedure, "HD": _instruction, "BM": _form, "VB": _letter}[name]()
    return write_docx(Sheet(_letter_head() if name == "VB" else _title_block(), tuple(blocks)), person)


def _title_block():
    return TitleBlock(
        agency_above=("{{ office.above }}",),
        agency=("{{ office.name }}",),
        title="{{ form.title }}",
        code="{{ form.code }}",
        issue="{{ form.issue }}",
    )


def _letter_head():
    return LetterHead(
        agency_above=("{{ office.above }}",),
        agency=("{{ office.name }}",),
        number="      /…-UBND",
        place="{{ office.place }}",
        dated="{{ today.words }}",
        title=_("NAME OF THE KIND"),
        about=_("What it is about"),
    )


def _procedure():
    names = (_("Purpose"), _("Scope"), _("Documents cited"), _("Terms and abbreviations"), _("Content"), _("Forms"))
    for number, name in enumerate((*names, _("Records kept"), _("Annexes")), 1):
        yield Heading(f"{number}. {name}")
        yield Text("……")
    yield _signed()


def _instruction():
    for number, name in enumerate(
        (_("Purpose"), _("When it is used"), _("How it is done"), _("What to look out for")), 1
    ):
        yield Heading(f"{number}. {name}")
        yield Text("……")
    yield _signed()


def _form():
    yield Facts(((_("Number"), "{{ nonconformity.number }}"), (_("Unit"), "{{ nonconformity.unit }}")))
    yield Heading(_("Content"))
    yield Text("{{ nonconformity.title }}")
    yield Signatures((Signer(_("Written by"), "{{ person.name }}"), Signer(_("Approved by"))))


def _letter():
    yield Text("……./.")
    yield LetterEnd((_("As above;"), _("Kept: VT.")), (_("ON BEHALF OF THE PEOPLE'S COMMITTEE"), _("CHAIRMAN")))


def _signed():
    return Signatures((Signer(_("Written by")), Signer(_("Reviewed by")), Signer(_("Approved by"))))
