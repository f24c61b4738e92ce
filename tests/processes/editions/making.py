"""Makes editions in each of their states, through the door: the one that the program rests on, and a later one."""

from processes.editions.models import Edition
from processes.map.clauses import BASE, load_rows
from qms.lifecycle.door import create, perform
from tests.office import fresh

ROWS = (
    ("4.1", "Bối cảnh"),
    ("7.2", "Năng lực"),
    ("7.5", "Thông tin dạng văn bản"),
    ("7.5.1", "Khái quát"),
    ("8.3", "Thiết kế"),
)
LATER = (("4.1", "Bối cảnh", "4.1"), ("7.3", "Năng lực và nhận thức", "7.2, 7.5"), ("9.9", "Văn hóa chất lượng", ""))


def first(office):
    """The edition that the program rests on, beside; nothing is worked by yet."""
    load_rows(BASE, [{"number": number, "title_vi": title, "title_en": title} for number, title in ROWS])
    return Edition.objects.filter(name=BASE).first() or create(Edition, by=office.qmr, name=BASE)


def in_force(office):
    """The same, worked by."""
    edition = first(office)
    return edition if edition.state == "in_force" else perform(edition.adopt, by=office.chutich, decision="QĐ số 1")


def lines(*rows):
    """Rows as the form gives them."""
    return [{"number": a, "title_vi": b, "title_en": b, "earlier": c} for a, b, c in rows]


def beside(office):
    """A later edition, of which one clause is answered by nothing."""
    in_force(office)
    return create(Edition, by=office.qmr, name="TCVN ISO 9001:2028", lines=lines(*LATER))


def explained(office):
    """The same with a reason for what nothing answers."""
    edition = beside(office)
    clause = edition.clauses().get(number="9.9")
    return perform(edition.say_why, by=office.qmr, clause=clause, why="Mới; làm trong năm sau")


def replaced(office):
    perform(explained(office).adopt, by=office.chutich, decision="QĐ số 2")
    return fresh(Edition.objects.get(name=BASE))


IN_STATE = {"beside": explained, "in_force": in_force, "replaced": replaced}
