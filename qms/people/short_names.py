"""The short names of units as offices write them in tables: P. VH-XH for Phòng Văn hóa - Xã hội."""

from functools import lru_cache

SHORT_ENOUGH = 14  # letters of a name that stays whole
USUAL = (
    ("Ủy ban nhân dân", "UBND"),
    ("Hội đồng nhân dân", "HĐND"),
    ("Ủy ban Mặt trận Tổ quốc", "UBMTTQ"),
    ("Trung tâm", "TT"),
    ("Văn phòng", "VP"),
    ("Phòng", "P."),
    ("Ban Chỉ huy", "BCH"),
    ("Phục vụ hành chính công", "PVHCC"),
    ("Dịch vụ sự nghiệp công", "DVSNC"),
    ("Văn hóa - Xã hội", "VH-XH"),
    ("Kinh tế, Hạ tầng và Đô thị", "KT-HT-ĐT"),
    ("Kinh tế - Hạ tầng", "KT-HT"),
    ("Kinh tế", "KT"),
    ("Quân sự", "QS"),
    ("Trạm Y tế", "TYT"),
    ("Cổng thông tin điện tử", "Cổng TTĐT"),
    (" và ", " & "),
)


@lru_cache(maxsize=512)
def short_name(name):
    """A name of a unit with the words that every office shortens written short; a short one stays whole."""
    if len(name) <= SHORT_ENOUGH:
        return name
    for words, short in USUAL:
        name = name.replace(words, short)
    return name
