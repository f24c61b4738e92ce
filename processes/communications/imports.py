"""The communication plan as a sheet: the office's table comes in as it is."""

from qms.imports.form_kind import FormSheet, declare_sheet
from qms.people.posts import PostKind

from .forms import NewCommunication
from .models import Communication
from .states import Channel, Reach, Rhythm

declare_sheet(
    "communications",
    Communication._meta.verbose_name_plural,
    FormSheet(
        model=Communication,
        form=NewCommunication,
        matched_by=("title", "audience"),
        together=True,
        changes=(Communication.edit,),
        headings={
            "title": ("Nội dung", "Nội dung truyền thông", "Nội dung trao đổi thông tin"),
            "reach": ("Phạm vi", "Nội bộ/bên ngoài"),
            "audience": ("Đối tượng", "Đối tượng truyền thông", "Đối tượng nhận", "Trao đổi với ai"),
            "teller": ("Người truyền đạt", "Người trao đổi", "Ai trao đổi"),
            "channel": ("Hình thức", "Hình thức truyền thông", "Kênh"),
            "how": ("Cách thức", "Phương pháp"),
            "rhythm": ("Tần suất", "Thời gian", "Thời điểm"),
            "next_on": ("Lần tới", "Ngày thực hiện"),
            "occasion": ("Dịp", "Khi nào"),
            "post": ("Vị trí chịu trách nhiệm", "Trách nhiệm", "Người chịu trách nhiệm"),
            "unit": ("Đơn vị", "Đơn vị thực hiện", "Đơn vị chịu trách nhiệm"),
            "year": ("Năm", "Năm kế hoạch"),
        },
        defaults={
            "reach": Reach.INTERNAL,
            "channel": Channel.OTHER,
            "rhythm": Rhythm.QUARTERLY,
            "post": PostKind.UNIT_HEAD,
        },
    ),
)
