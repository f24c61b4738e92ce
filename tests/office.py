"""A small office for tests: one commune, three units, and a person for each post."""

from datetime import date

from qms.ledger.entry import recording
from qms.people.models import Holding, Post, Substitution, Unit, User

SINCE = date(2025, 7, 1)

POSTS = [
    # username, unit, kind
    ("chutich", "vinhbao", "top_management"),
    ("qmr", "vinhbao", "quality_manager"),
    ("thuky", "vinhbao", "document_controller"),
    ("thuky", "vhxh", "officer"),
    ("truongphong", "vhxh", "unit_head"),
    ("congchuc1", "vhxh", "officer"),
    ("congchuc2", "vhxh", "officer"),
    ("truongkt", "kt", "unit_head"),
    ("congchuc3", "kt", "officer"),
    ("giamdoc", "hcc", "unit_head"),
    ("motcua1", "hcc", "one_stop_officer"),
    ("motcua2", "hcc", "one_stop_officer"),
    ("vanthu", "vinhbao", "clerk"),
    ("danhgia1", "kt", "internal_auditor"),
    ("quantri", "vinhbao", "administrator"),
]


class Office:
    """The people and units of the test office, by name: `office.qmr`, `office.units["vhxh"]`."""

    def __init__(self):
        self.system = User.objects.create(username="system", full_name="Hệ thống", is_system=True)
        with recording(by=self.system, act="set_up"):
            self.units = self._units()
            self.holdings = {}
            for username, unit, kind in POSTS:
                self._hold(username, self.units[unit], kind)

    def _units(self):
        root = Unit.objects.create(code="vinhbao", name="Ủy ban nhân dân xã Vĩnh Bảo")
        names = {
            "vhxh": "Phòng Văn hóa - Xã hội",
            "kt": "Phòng Kinh tế",
            "hcc": "Trung tâm Phục vụ hành chính công",
        }
        below = {code: Unit.objects.create(code=code, name=name, parent=root) for code, name in names.items()}
        return {"vinhbao": root, **below}

    def _hold(self, username, unit, kind):
        if not hasattr(self, username):
            person = User.objects.create(username=username, full_name=username.capitalize())
            person.set_password("demo")
            person.save()
            setattr(self, username, person)
        person = getattr(self, username)
        post = Post.objects.filter(unit=unit, kind=kind).first() or Post.objects.create(
            unit=unit, kind=kind, title=f"{kind} {unit.code}"
        )
        self.holdings[username, kind] = Holding.objects.create(post=post, person=person, since=SINCE)

    def substitute(self, holder, kind, substitute, since, until):
        """Let somebody act for a holder."""
        with recording(by=self.system, act="substitute"):
            return Substitution.objects.create(
                holding=self.holdings[holder, kind],
                substitute=getattr(self, substitute),
                since=since,
                until=until,
                why="Nghỉ phép",
            )


def fresh(person):
    """The person as a new request sees them, with nothing remembered."""
    return type(person).objects.get(pk=person.pk)
