"""The columns of an annex: as the office's own workbook calls them, and as other offices do."""

# Each is found by its folded heading; the first is what the workbook to fill in says.
COLUMNS = {
    "place": "TT",
    "title": "Nhiệm vụ",
    "lead": "Đơn vị chủ trì",
    "cooperating": "Đơn vị phối hợp",
    "due_on": "Thời hạn",
    "product": "Sản phẩm",
}
HEADINGS = {
    "place": ("STT", "Số TT", "Số thứ tự", "Mục"),
    "title": (
        "Nội dung",
        "Nội dung nhiệm vụ",
        "Nội dung công việc",
        "Nhiệm vụ cụ thể",
        "Tên nhiệm vụ",
        "Nội dung, nhiệm vụ",
        "Nhiệm vụ, giải pháp",
    ),
    "lead": ("Cơ quan chủ trì", "Cơ quan, đơn vị chủ trì", "Chủ trì", "Đơn vị thực hiện", "Cơ quan thực hiện"),
    "cooperating": ("Cơ quan phối hợp", "Cơ quan, đơn vị phối hợp", "Phối hợp"),
    "due_on": (
        "Thời gian hoàn thành",
        "Thời gian thực hiện",
        "Thời hạn hoàn thành",
        "Thời gian",
        "Hoàn thành",
        "Tiến độ",
        "Thời điểm hoàn thành",
    ),
    "product": (
        "Kết quả",
        "Sản phẩm/Kết quả",
        "Sản phẩm, kết quả",
        "Kết quả/Sản phẩm",
        "Sản phẩm hoàn thành",
        "Kết quả đầu ra",
    ),
}
REQUIRED = ("title", "lead")
LONGEST = {"title": 500, "product": 300}


def wanted():
    """{name: headings} as the table is looked for."""
    return {name: (label, *HEADINGS[name]) for name, label in COLUMNS.items()}
