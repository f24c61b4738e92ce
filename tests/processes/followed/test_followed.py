"""Messages of the city: what becomes of each, in whatever order and however often they come."""

import itertools
from dataclasses import replace

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from processes.cases.messages import SourceMessage
from processes.cases.models import Case
from processes.cases.parts import CasePause
from processes.followed.catalogue import Catalogue
from processes.followed.intake import Intake
from processes.followed.models import UnplacedMessage
from processes.followed.national import as_plain
from processes.followed.plain import read
from processes.followed.second_try import take_up_all
from qms.acts.acts import acts_of
from qms.evidence.identity import Identity
from qms.ledger.entry import recording
from qms.ledger.now import frozen
from qms.lifecycle.door import follow, perform, possible_acts
from qms.lifecycle.errors import RuleNotMet
from qms.lifecycle.models import Task
from qms.people.actors import actors_of
from tests.processes.cases import making as cases
from tests.processes.cases.making import at, refusing
from tests.processes.followed import making

pytestmark = pytest.mark.both_databases
CODE = making.dossier()["MaHoSo"]


@pytest.fixture(autouse=True)
def thursday():
    with frozen(at(2026, 3, 5, 8, 0)), override("en"):
        yield


@pytest.fixture
def document(office):
    return making.procedure(office)


def test_a_dossier_is_followed_under_the_code_that_everybody_knows(office, document):
    (result,) = making.take(office, making.dossier())
    case = Case.objects.get(source_code=CODE)
    assert (result.became, result.number, result.says) == ("created", CODE, [])
    assert (case.number, case.source_system, case.state, case.national_code) == (CODE, making.SYSTEM, "in_progress", 4)
    assert (case.received_at, case.due_at) == (at(2026, 3, 2, 8, 0), at(2026, 3, 4, 17, 0))
    assert case.procedure == document and case.accepted_at == case.received_at
    assert [row.act for row in case.history.all()] == ["create"]
    assert case.history.get().history_user == office.motcua1
    assert not Task.objects.about(case).exists()
    assert case.source.facts().decided_by == "UBND xã Vĩnh Bảo"


@pytest.mark.parametrize(
    ("code", "more", "state", "result"),
    [
        (1, {}, "received", ""),
        (2, {}, "received", ""),
        (3, {}, "refused", "not_accepted"),
        (4, {}, "in_progress", ""),
        (5, {}, "awaiting_supplement", ""),
        (6, {}, "awaiting_payment", ""),
        (7, {}, "withdrawn", "withdrawn"),
        (8, {}, "suspended", ""),
        (8, {"NgayKetThucXuLy": "20260303090000"}, "refused", "stopped"),
        (9, {"NgayKetThucXuLy": "20260303090000"}, "resolved", "granted"),
        (10, {"NgayKetThucXuLy": "20260303090000", "NgayTra": "20260303100000"}, "closed", "granted"),
    ],
)
def test_each_national_code_has_its_state(office, document, code, more, state, result):
    case = making.followed(office, document, TrangThaiHoSo=str(code), **more)
    assert (case.state, case.national_code, case.result) == (state, code, result)
    assert (case.ended_at is None) == (result == "")
    assert (case.clock.open_pause() is not None) == (state in ("awaiting_supplement", "awaiting_payment", "suspended"))
    assert (case.delivered_at is not None) == (state == "closed")


def test_the_same_once_more_changes_nothing(office, document):
    items = [making.dossier(), making.move(), making.dossier(), making.move()]
    assert [each.became for each in making.take(office, *items)] == ["created", "changed", "same", "same"]
    case = Case.objects.get()
    assert (case.sequence, SourceMessage.objects.count(), Identity.objects.count()) == (2, 2, 1)


def test_in_whatever_order_they_come_the_dossier_stands_where_the_newest_says(office, document):
    """All orders of a dossier's five messages end alike, and each message is on record."""
    told = [
        making.dossier(TrangThaiHoSo="2"),
        making.move(at="20260302100000", state="4"),
        making.move(at="20260302150000", state="5", NoiDungXuLy="Thiếu giấy tờ"),
        making.move(at="20260303100000", state="4"),
        making.dossier(TrangThaiHoSo="9", NgayKetThucXuLy="20260304090000"),
    ]
    seen = set()
    for order in itertools.islice(itertools.permutations(told), 0, None, 7):
        with transaction.atomic():
            making.take(office, *order)
            case = Case.objects.get()
            pauses = [(p.kind, p.since, p.until) for p in case.pauses.all() if p.since != p.until]
            seen.add((case.state, case.national_code, case.due_at, case.ended_at, tuple(pauses)))
            assert case.messages.count() == 5 and not UnplacedMessage.objects.filter(settled_at=None).exists()
            transaction.set_rollback(True)
    pause = ("supplement", at(2026, 3, 2, 15, 0), at(2026, 3, 3, 10, 0))
    assert seen == {("resolved", 9, at(2026, 3, 4, 17, 0), at(2026, 3, 4, 9, 0), (pause,))}


def test_a_late_message_is_kept_and_moves_nothing(office, document):
    making.take(office, making.dossier(), making.move(at="20260304100000", state="9"))
    (late,) = making.take(office, making.move(at="20260303100000", state="5"))
    case = Case.objects.get()
    assert (late.became, case.state, case.messages.count()) == ("kept", "resolved", 3)


# ── Only the import moves it


def test_staff_are_told_why_they_do_not_move_it(office, document):
    case = making.followed(office, document, TrangThaiHoSo="9", NgayKetThucXuLy="20260303090000")
    with refusing(RuleNotMet) as refusal:
        perform(case.deliver, by=office.motcua1, how="counter")
    assert "moves only by what its source system tells" in str(refusal.value)
    assert not [act.name for act, _actor, sentences in possible_acts(case, office.motcua1) if not sentences]


def test_every_act_of_people_asks_whether_the_dossier_is_run_here():
    """The next act that somebody adds is refused too."""
    for name, act in acts_of(Case).items():
        asked = {rule.name for rule in act.rules}
        assert ("is_followed" if name == "follow" else "is_run_here") in asked, name


def test_a_dossier_run_here_follows_nothing(office, document):
    told = read(making.SYSTEM, "dossier", *as_plain("dossier", making.dossier())).told
    told = replace(told, version=Catalogue().version_of(told))
    with refusing(RuleNotMet):
        follow(cases.received(office, document).follow, actor=actors_of(office.motcua1)[0], told=told)


@pytest.mark.parametrize("act", ["deliver", "accept", "create"])
def test_the_database_lets_no_other_hand_on_a_followed_dossier(office, document, act):
    case = making.followed(office, document)
    with refusing(IntegrityError) as refusal, recording(by=office.motcua1, act=act):
        case.subject = "Khác"
        case.save()
    assert "moves by its import alone" in str(refusal.value)


def test_the_database_lets_no_import_on_a_dossier_run_here(office, document):
    case = cases.received(office, document)
    with refusing(IntegrityError), recording(by=office.motcua1, act="follow"):
        case.subject = "Khác"
        case.save()


def test_the_database_holds_the_arrows_of_a_dossier_run_here(office, document):
    case = cases.received(office, document)
    case.__dict__["state"] = "closed"
    with refusing(IntegrityError) as refusal, recording(by=office.motcua1, act="accept"):
        case.save()
    assert "no act leads from this state to that" in str(refusal.value)


def test_a_dossier_is_followed_from_its_beginning_or_never(office, document):
    case = cases.received(office, document)
    case.source_system = making.SYSTEM
    with refusing(IntegrityError), recording(by=office.motcua1, act="follow"):
        case.save()


# ── What can't be placed


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"MaTTHC": "1.999999"}, "1.999999"),
        ({"TrangThaiHoSo": "11"}, "from 1 to 10"),
        ({"TrangThaiHoSo": "xong"}, "from 1 to 10"),
        ({"NgayTiepNhan": "20260231080000"}, "is no moment"),
        ({"NgayTiepNhan": ""}, "day of receipt is missing"),
        ({"NgayTiepNhan": "20270302080000"}, "lies in the future"),
        ({"NgayHenTra": "20260301080000"}, "before the receipt"),
        ({"HinhThuc": "7"}, "one of the values"),
        ({"MaHoSo": ""}, "code of the dossier is missing"),
        ({"MaHoSo": "H" * 61}, "longer than 60"),
        ({"MaHoSo": "hs-260305-0001 "}, "given by the desk here"),
        ({"TrangThaiHoSo": "9" * 5000}, "from 1 to 10"),
        ({"DanhSachHoSoBoSung": "có"}, "no list of supplements"),
    ],
)
def test_what_can_not_be_is_said_and_kept_aside_once(office, document, values, says):
    for _again in range(2):
        (result,) = making.take(office, making.dossier(**values))
        assert result.became == "unplaced" and says in " ".join(result.says)
    kept = UnplacedMessage.objects.get()
    assert (kept.times, Case.objects.count()) == (2, 0)
    assert "Nguyễn Thị Mẫu" not in str(kept.item) and kept.identity.full_name == "Nguyễn Thị Mẫu"


def test_a_citys_code_never_takes_a_number_of_the_desk(office, document):
    making.take(office, making.dossier("HS-260305-0001"), making.dossier("HS-260305-0002"))
    assert [cases.received(office, document).number for _each in range(2)] == ["HS-260305-0001", "HS-260305-0002"]


def test_of_two_systems_that_tell_of_one_dossier_the_second_hears_who_was_first(office, document):
    making.take(office, making.dossier())
    (result,) = making.take(office, making.dossier(), system="bo-tu-phap")
    assert "followed from “thanh-pho” already" in " ".join(result.says) and Case.objects.count() == 1


def test_blanks_make_no_other_dossier_and_a_supplement_may_lack_its_beginning(office, document):
    listed = [{"NgayTiepNhanBoSung": "20260303080000"}]
    several = [making.dossier(code, DanhSachHoSoBoSung=listed) for code in ("H-1", " H-1 ", "H-1\n")]
    assert [str(each.became) for each in making.take(office, *several)] == ["created", "same", "same"]


def test_one_that_can_not_be_holds_up_no_other(office, document):
    items = [making.dossier(f"H24-{place}", TrangThaiHoSo="4" if place % 2 else "40") for place in range(6)]
    found = list(Intake(making.SYSTEM, office.motcua1).take_national("dossier", items))
    assert [each.became for each in found] == ["unplaced", "created"] * 3
    assert [each.code for each in found] == [item["MaHoSo"] for item in items]


def test_what_waits_for_a_procedure_is_taken_up_when_it_arrives(office):
    making.take(office, making.dossier(), making.move(state="9", at="20260303100000"))
    assert take_up_all([Intake(making.SYSTEM, office.motcua1)]) == 0 and Case.objects.count() == 0
    making.procedure(office)
    assert take_up_all([Intake(making.SYSTEM, office.motcua1)]) == 2
    case = Case.objects.get()
    assert (case.state, case.messages.count(), case.applicant.full_name) == ("resolved", 2, "Nguyễn Thị Mẫu")
    assert not UnplacedMessage.objects.filter(settled_at=None).exists()


def test_a_dossier_that_was_typed_here_is_not_taken_a_second_time(office, document):
    case = cases.received(office, document, source_code=CODE)
    (result,) = making.take(office, making.dossier())
    assert result.became == "unplaced" and case.number in result.says[0] and Case.objects.count() == 1


# ── Who applies


def test_who_applies_stands_in_the_store_of_identities_alone(office, document):
    item = making.dossier(
        TrichYeuHoSo="Cấp bản sao cho Nguyễn Thị Mẫu", GhiChu="CCCD 030099000001", Email="mau@example.vn"
    )
    making.take(office, item, making.dossier(**{**item, "TrangThaiHoSo": "9", "NgayKetThucXuLy": "20260304080000"}))
    case = Case.objects.get()
    assert (case.applicant.full_name, case.applicant.id_number) == ("Nguyễn Thị Mẫu", "030099000001")
    assert case.applicant.address == "mau@example.vn" and Identity.objects.count() == 1
    kept = [str(vars(row)) for row in [*case.history.all(), *case.messages.all(), case]]
    assert not [text for text in kept if "Mẫu" in text or "030099000001" in text or "example" in text]


def test_nothing_of_who_applies_is_kept_where_the_office_says_so(office, document, settings):
    settings.FOLLOWED_IDENTITIES = False
    (result,) = making.take(office, making.dossier())
    assert result.not_taken == ["applicant_id_number", "applicant_name"]
    assert Case.objects.get().applicant.full_name == ""


def test_fields_that_nobody_knows_are_kept_and_told(office, document):
    (result,) = making.take(office, making.dossier(TruongMoi="x", SoBienNhan="BN-1"))
    message = SourceMessage.objects.get()
    assert (result.unknown_fields, message.unknown) == (["TruongMoi"], {"TruongMoi": "x"})
    assert message.facts["SoBienNhan"] == "BN-1" and message.facts["field"] == "Hộ tịch"


def test_supplements_that_the_dossier_lists_stop_the_clock(office, document):
    rows = [{"NgayBoSung": "20260302090000", "NgayTiepNhanBoSung": "20260303090000", "NoiDungBoSung": "Thiếu"}]
    case = making.followed(office, document, DanhSachHoSoBoSung=rows)
    pause = CasePause.objects.get(case=case)
    assert (pause.kind, pause.since, pause.until) == ("supplement", at(2026, 3, 2, 9, 0), at(2026, 3, 3, 9, 0))
    assert case.due_at == at(2026, 3, 4, 17, 0)


# ── In batches


def test_moves_of_many_dossiers_are_followed_in_a_few_statements_each_with_its_own_history(office, document):
    """The second half of a batch costs what the first did, in four statements a message at most."""
    codes = [f"H-{number}" for number in range(30)]
    making.take_all(office, *(making.dossier(code) for code in codes))
    moves = [
        making.move(code, at=f"2026030{day}100000", state=str(state))
        for code in codes
        for day, state in ((3, 5), (4, 4))
    ]
    with CaptureQueriesContext(connection) as asked:
        became = making.take_all(office, *moves)
    assert became == ["changed"] * 60 and len(asked) < 60 * 7
    case = Case.objects.get(source_code="H-7")
    assert [row.act for row in case.history.order_by("sequence")] == ["create", "follow", "follow"]
    assert case.messages.count() == 3 and case.pauses.get().until == at(2026, 3, 4, 10, 0)
    assert making.take_all(office, *moves) == ["same"] * 60


def test_the_same_twice_in_one_batch_is_taken_once_and_one_that_is_refused_holds_up_no_other(office, document):
    making.take_all(office, *(making.dossier(code) for code in ("H-1", "H-2", "H-3")))
    bad = making.move("H-2", TrangThai="99")
    became = making.take_all(
        office, making.move("H-1"), making.move("H-1"), bad, making.move("H-3"), making.move("H-9"), making.move("H-3")
    )
    assert became == ["changed", "same", "unplaced", "changed", "unplaced", "same"]


def test_a_batch_that_the_database_refuses_is_taken_message_by_message(office, document, monkeypatch):
    making.take_all(office, *(making.dossier(code) for code in ("H-1", "H-2")))

    def refuse(cases):
        raise IntegrityError("somebody was faster")

    monkeypatch.setattr("processes.followed.intake.write_messages", refuse)
    assert making.take_all(office, making.move("H-1"), making.move("H-2")) == ["changed", "changed"]
    assert SourceMessage.objects.count() == 4


@pytest.mark.parametrize(
    "none",
    [
        "9999-12-31T23:59:59",
        "19000101000000",
        "0001-01-01",
        "0001-01-01T00:00:00",
        "0001-01-01T00:00:00+07:00",
        "00010101000000",
        "",
    ],
)
def test_a_day_that_other_systems_write_for_none_is_no_day(office, document, none):
    """The least and greatest days of .NET and SQL Server stand where the other system has no day."""
    case = making.followed(office, document, NgayTra=none, NgayKetThucXuLy=none, NgayHenTra=none)
    assert (case.state, case.due_at, case.ended_at, case.delivered_at) == ("in_progress", None, None, None)
    assert not UnplacedMessage.objects.exists()


@pytest.mark.parametrize("day", ["18500101080000", "19950101080000", "0002-01-01", "30000101000000"])
@pytest.mark.parametrize("name", ["NgayTiepNhan", "NgayHenTra", "ThoiDiemXuLy"])
def test_a_moment_beyond_the_working_calendar_has_no_place_and_breaks_no_page(office, document, name, day):
    """Its due moment could be reckoned nowhere: the dossier's page would fail for ever."""
    making.take(office, making.dossier())
    item = making.move(at=day) if name == "ThoiDiemXuLy" else making.dossier("X-2", **{name: day})
    (result,) = making.take(office, item)
    assert result.became == "unplaced" and name in result.says[0] and "calendar" in result.says[0]


def test_a_dossier_known_under_two_systems_stands_once_and_the_second_is_told_where(office, document):
    making.take(office, making.dossier())
    later = making.take(office, making.dossier(TrangThaiHoSo="9"), making.move(), owner=office.motcua2, system="bo")
    assert [each.became for each in later] == ["unplaced", "unplaced"] and making.SYSTEM in later[0].says[0]
    assert Case.objects.get().national_code == 4


def test_a_code_many_times_in_one_batch_is_one_dossier(office, document):
    told = [making.dossier(f"Z-{number % 3}", TrangThaiHoSo=str(4 + number % 2)) for number in range(60)]
    became = making.take_all(office, *told)
    assert Case.objects.count() == 3 and became.count("created") == 3 and "unplaced" not in became
    assert SourceMessage.objects.count() == 6
