"""The city's table as a sheet: lines without a unit are the branches above those that follow."""

from django.utils.translation import gettext as _

from qms.imports.form_kind import FormReader, FormSheet, declare_sheet
from qms.imports.kinds import Read
from qms.imports.reading.sheet import says
from qms.imports.reading.wordings import one_line

from ..par_indexes.models import ParIndex
from ..par_indexes.states import IndexState
from .forms import CriterionForm
from .models import ParCriterion


class TableReader(FormReader):
    """Reads lines in their order, since a field and a group stand above their criteria."""

    def __init__(self, sheet, record):
        super().__init__(sheet, record)
        self.above = {}

    def _read(self, told, numbered):
        code = one_line(told.get("code")).rstrip(".")
        if code and says(told.get("name")) and not says(told.get("unit")) and not numbered:
            self.above[code] = one_line(told["name"])
            return Read(heading=True, notes=[_("It names a section.")])
        settled = self._branches(code, told)
        read = super()._read(told | settled | ({"code": code} if code else {}), numbered)
        read.settled = settled
        return read

    def _branches(self, code, told):
        """{field, group} that stand above this line, where it does not say them itself."""
        places = code.split(".")
        field = self.above.get(places[0], "")
        group = next(
            (
                self.above[".".join(places[:n])]
                for n in range(len(places) - 1, 1, -1)
                if ".".join(places[:n]) in self.above
            ),
            "",
        )
        found = {"field": field, "group": f"{group}" if group else ""}
        return {name: value for name, value in found.items() if value and not says(told.get(name))}


def newest_draft():
    """The number of the newest index that still takes criteria."""
    found = ParIndex.objects.filter(state=IndexState.DRAFT).order_by("-year").first()
    return found.number if found else ""


declare_sheet(
    "reform_criteria",
    ParCriterion._meta.verbose_name_plural,
    FormSheet(
        model=ParCriterion,
        form=CriterionForm,
        matched_by=("index", "code"),
        changes=(ParCriterion.edit,),
        headings={
            "index": ("Bộ chỉ số", "Năm"),
            "code": ("STT", "TT", "Mã"),
            "field": ("Lĩnh vực",),
            "group": ("Tiêu chí", "Nhóm tiêu chí"),
            "name": ("Tiêu chí thành phần", "Lĩnh vực, tiêu chí, tiêu chí thành phần", "Nội dung"),
            "most": ("Điểm tối đa", "Điểm chuẩn", "Thang điểm"),
            "unit": ("Đơn vị", "Đơn vị chủ trì", "Đơn vị phụ trách"),
        },
        defaults={"index": newest_draft},
    ),
    reader=TableReader,
)
