import django.db.models.deletion
import django.db.models.functions.comparison
import qms.ledger.guards
import qms.ledger.places
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0001_initial"),
        ("people", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Calendar",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sequence", models.PositiveIntegerField(default=0, editable=False)),
                ("head", models.CharField(editable=False, max_length=64)),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        help_text="Empty: the whole office.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="calendars",
                        to="people.unit",
                        verbose_name="unit",
                    ),
                ),
            ],
            options={
                "verbose_name": "calendar",
                "verbose_name_plural": "calendars",
                "ordering": ["unit__path", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.comparison.Coalesce(
                            "unit", models.Value(0), output_field=models.BigIntegerField()
                        ),
                        name="one_calendar_per_unit",
                    ),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="workdays_calendar_step",
                        says="workdays_calendar: every change is the next in its sequence",
                        when="NEW.sequence <> OLD.sequence + 1 OR NEW.id <> OLD.id",
                    ),
                    qms.ledger.guards.Guard(
                        event="DELETE", name="workdays_calendar_kept", says="workdays_calendar: rows are kept", when=""
                    ),
                    qms.ledger.guards.Guard(
                        event="TRUNCATE",
                        name="workdays_calendar_emptied",
                        says="workdays_calendar: rows are kept",
                        when="",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[
                            models.UniqueConstraint(
                                django.db.models.functions.comparison.Coalesce(
                                    "unit", models.Value(0), output_field=models.BigIntegerField()
                                ),
                                name="one_calendar_per_unit",
                            )
                        ],
                        name="workdays_calendar_replaced",
                        says="workdays_calendar: rows are never replaced",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="UPDATE",
                        keys=[
                            models.UniqueConstraint(
                                django.db.models.functions.comparison.Coalesce(
                                    "unit", models.Value(0), output_field=models.BigIntegerField()
                                ),
                                name="one_calendar_per_unit",
                            )
                        ],
                        name="workdays_calendar_displaced",
                        says="workdays_calendar: rows are never replaced",
                    ),
                    qms.ledger.guards.CompositeKey(
                        fields=["id", "sequence", "head"],
                        name="workdays_calendar_history",
                        target="workdays_historicalcalendar",
                        target_fields=["id", "sequence", "head"],
                    ),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="workdays_calendar_history_update",
                        says="workdays_calendar_history: there is no such row in workdays_historicalcalendar",
                        when="NEW.id IS NOT NULL AND NEW.sequence IS NOT NULL AND NEW.head IS NOT NULL AND NOT EXISTS (SELECT 1 FROM workdays_historicalcalendar WHERE id = NEW.id AND sequence = NEW.sequence AND head = NEW.head)",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CalendarYear",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sequence", models.PositiveIntegerField(default=0, editable=False)),
                ("head", models.CharField(editable=False, max_length=64)),
                (
                    "calendar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="years",
                        to="workdays.calendar",
                        verbose_name="calendar",
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                ("announced", models.BooleanField(default=False, verbose_name="announced")),
                ("announcement", models.CharField(blank=True, max_length=300, verbose_name="announcement")),
            ],
            options={
                "verbose_name": "calendar year",
                "verbose_name_plural": "calendar years",
                "ordering": ["year"],
                "constraints": [
                    models.UniqueConstraint(fields=("calendar", "year"), name="one_row_per_calendar_and_year"),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="workdays_calendaryear_step",
                        says="workdays_calendaryear: every change is the next in its sequence",
                        when="NEW.sequence <> OLD.sequence + 1 OR NEW.id <> OLD.id",
                    ),
                    qms.ledger.guards.Guard(
                        event="DELETE",
                        name="workdays_calendaryear_kept",
                        says="workdays_calendaryear: rows are kept",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="TRUNCATE",
                        name="workdays_calendaryear_emptied",
                        says="workdays_calendaryear: rows are kept",
                        when="",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[
                            models.UniqueConstraint(fields=("calendar", "year"), name="one_row_per_calendar_and_year")
                        ],
                        name="workdays_calendaryear_replaced",
                        says="workdays_calendaryear: rows are never replaced",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="UPDATE",
                        keys=[
                            models.UniqueConstraint(fields=("calendar", "year"), name="one_row_per_calendar_and_year")
                        ],
                        name="workdays_calendaryear_displaced",
                        says="workdays_calendaryear: rows are never replaced",
                    ),
                    qms.ledger.guards.CompositeKey(
                        fields=["id", "sequence", "head"],
                        name="workdays_calendaryear_history",
                        target="workdays_historicalcalendaryear",
                        target_fields=["id", "sequence", "head"],
                    ),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="workdays_calendaryear_history_update",
                        says="workdays_calendaryear_history: there is no such row in workdays_historicalcalendaryear",
                        when="NEW.id IS NOT NULL AND NEW.sequence IS NOT NULL AND NEW.head IS NOT NULL AND NOT EXISTS (SELECT 1 FROM workdays_historicalcalendaryear WHERE id = NEW.id AND sequence = NEW.sequence AND head = NEW.head)",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalCalendar",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("act", models.CharField(max_length=60)),
                ("reason", models.TextField(blank=True)),
                (
                    "on_behalf_of",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("declared_on", models.DateField(blank=True, null=True)),
                ("signature", models.CharField(blank=True, max_length=64)),
                ("format", models.CharField(max_length=12)),
                ("mac", models.CharField(max_length=100)),
                ("sequence", models.PositiveIntegerField(default=0, editable=False)),
                ("head", models.CharField(editable=False, max_length=64)),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Empty: the whole office.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="people.unit",
                        verbose_name="unit",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical calendar",
                "verbose_name_plural": "historical calendars",
                "ordering": ("-history_id",),
                "get_latest_by": ("history_date", "history_id"),
                "constraints": [
                    models.UniqueConstraint(fields=("id", "sequence"), name="workdays_calendar_h_once"),
                    models.UniqueConstraint(fields=("id", "sequence", "head"), name="workdays_calendar_h_key"),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="workdays_calendar_h_update",
                        says="workdays_calendar: history is never rewritten",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="DELETE",
                        name="workdays_calendar_h_delete",
                        says="workdays_calendar: history is never removed",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="TRUNCATE",
                        name="workdays_calendar_h_emptied",
                        says="workdays_calendar: history is never emptied",
                        when="",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[models.UniqueConstraint(fields=("id", "sequence"), name="workdays_calendar_h_once")],
                        name="workdays_calendar_h_replaced",
                        says="workdays_calendar_h: rows are never replaced",
                    ),
                ],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCalendarYear",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("act", models.CharField(max_length=60)),
                ("reason", models.TextField(blank=True)),
                (
                    "on_behalf_of",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("declared_on", models.DateField(blank=True, null=True)),
                ("signature", models.CharField(blank=True, max_length=64)),
                ("format", models.CharField(max_length=12)),
                ("mac", models.CharField(max_length=100)),
                ("sequence", models.PositiveIntegerField(default=0, editable=False)),
                ("head", models.CharField(editable=False, max_length=64)),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                ("announced", models.BooleanField(default=False, verbose_name="announced")),
                ("announcement", models.CharField(blank=True, max_length=300, verbose_name="announcement")),
                (
                    "calendar",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="workdays.calendar",
                        verbose_name="calendar",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical calendar year",
                "verbose_name_plural": "historical calendar years",
                "ordering": ("-history_id",),
                "get_latest_by": ("history_date", "history_id"),
                "constraints": [
                    models.UniqueConstraint(fields=("id", "sequence"), name="workdays_calendaryear_h_once"),
                    models.UniqueConstraint(fields=("id", "sequence", "head"), name="workdays_calendaryear_h_key"),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="workdays_calendaryear_h_update",
                        says="workdays_calendaryear: history is never rewritten",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="DELETE",
                        name="workdays_calendaryear_h_delete",
                        says="workdays_calendaryear: history is never removed",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="TRUNCATE",
                        name="workdays_calendaryear_h_emptied",
                        says="workdays_calendaryear: history is never emptied",
                        when="",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[models.UniqueConstraint(fields=("id", "sequence"), name="workdays_calendaryear_h_once")],
                        name="workdays_calendaryear_h_replaced",
                        says="workdays_calendaryear_h: rows are never replaced",
                    ),
                ],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalOfficeHours",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("act", models.CharField(max_length=60)),
                ("reason", models.TextField(blank=True)),
                (
                    "on_behalf_of",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("declared_on", models.DateField(blank=True, null=True)),
                ("signature", models.CharField(blank=True, max_length=64)),
                ("format", models.CharField(max_length=12)),
                ("mac", models.CharField(max_length=100)),
                ("sequence", models.PositiveIntegerField(default=0, editable=False)),
                ("head", models.CharField(editable=False, max_length=64)),
                (
                    "weekday",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "Monday"),
                            (1, "Tuesday"),
                            (2, "Wednesday"),
                            (3, "Thursday"),
                            (4, "Friday"),
                            (5, "Saturday"),
                            (6, "Sunday"),
                        ],
                        verbose_name="weekday",
                    ),
                ),
                ("opens", models.TimeField(verbose_name="opens")),
                ("closes", models.TimeField(verbose_name="closes")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="valid from")),
                (
                    "valid_until",
                    models.DateField(
                        blank=True, help_text="Last day, included.", null=True, verbose_name="valid until"
                    ),
                ),
                ("verified", models.BooleanField(default=True, verbose_name="verified against its source")),
                (
                    "withdrawn",
                    models.BooleanField(
                        default=False, help_text="Counts no more, stays on record.", verbose_name="withdrawn"
                    ),
                ),
                (
                    "calendar",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="workdays.calendar",
                        verbose_name="calendar",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical office hours",
                "verbose_name_plural": "historical office hours",
                "ordering": ("-history_id",),
                "get_latest_by": ("history_date", "history_id"),
                "constraints": [
                    models.UniqueConstraint(fields=("id", "sequence"), name="workdays_officehours_h_once"),
                    models.UniqueConstraint(fields=("id", "sequence", "head"), name="workdays_officehours_h_key"),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="workdays_officehours_h_update",
                        says="workdays_officehours: history is never rewritten",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="DELETE",
                        name="workdays_officehours_h_delete",
                        says="workdays_officehours: history is never removed",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="TRUNCATE",
                        name="workdays_officehours_h_emptied",
                        says="workdays_officehours: history is never emptied",
                        when="",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[models.UniqueConstraint(fields=("id", "sequence"), name="workdays_officehours_h_once")],
                        name="workdays_officehours_h_replaced",
                        says="workdays_officehours_h: rows are never replaced",
                    ),
                ],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalSpecialDay",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("act", models.CharField(max_length=60)),
                ("reason", models.TextField(blank=True)),
                (
                    "on_behalf_of",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("declared_on", models.DateField(blank=True, null=True)),
                ("signature", models.CharField(blank=True, max_length=64)),
                ("format", models.CharField(max_length=12)),
                ("mac", models.CharField(max_length=100)),
                ("sequence", models.PositiveIntegerField(default=0, editable=False)),
                ("head", models.CharField(editable=False, max_length=64)),
                ("day", models.DateField(verbose_name="day")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("public_holiday", "Public holiday"),
                            ("in_lieu", "Day off in lieu"),
                            ("swapped_off", "Day off by swap"),
                            ("swapped_on", "Working day by swap"),
                            ("unit_closed", "Unit closed"),
                            ("unit_open", "Unit open"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name of the day")),
                (
                    "announcement",
                    models.CharField(
                        blank=True,
                        help_text="Number of the notice or law.",
                        max_length=300,
                        verbose_name="announcement",
                    ),
                ),
                (
                    "exchanged_with",
                    models.DateField(
                        blank=True,
                        help_text="The day that is off, or worked, in its place.",
                        null=True,
                        verbose_name="exchanged with",
                    ),
                ),
                ("opens", models.TimeField(blank=True, null=True, verbose_name="opens")),
                ("closes", models.TimeField(blank=True, null=True, verbose_name="closes")),
                ("verified", models.BooleanField(default=True, verbose_name="verified against its source")),
                (
                    "withdrawn",
                    models.BooleanField(
                        default=False, help_text="Counts no more, stays on record.", verbose_name="withdrawn"
                    ),
                ),
                (
                    "calendar",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="workdays.calendar",
                        verbose_name="calendar",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical special day",
                "verbose_name_plural": "historical special days",
                "ordering": ("-history_id",),
                "get_latest_by": ("history_date", "history_id"),
                "constraints": [
                    models.UniqueConstraint(fields=("id", "sequence"), name="workdays_specialday_h_once"),
                    models.UniqueConstraint(fields=("id", "sequence", "head"), name="workdays_specialday_h_key"),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="workdays_specialday_h_update",
                        says="workdays_specialday: history is never rewritten",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="DELETE",
                        name="workdays_specialday_h_delete",
                        says="workdays_specialday: history is never removed",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="TRUNCATE",
                        name="workdays_specialday_h_emptied",
                        says="workdays_specialday: history is never emptied",
                        when="",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[models.UniqueConstraint(fields=("id", "sequence"), name="workdays_specialday_h_once")],
                        name="workdays_specialday_h_replaced",
                        says="workdays_specialday_h: rows are never replaced",
                    ),
                ],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="OfficeHours",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sequence", models.PositiveIntegerField(default=0, editable=False)),
                ("head", models.CharField(editable=False, max_length=64)),
                (
                    "calendar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="office_hours",
                        to="workdays.calendar",
                        verbose_name="calendar",
                    ),
                ),
                (
                    "weekday",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "Monday"),
                            (1, "Tuesday"),
                            (2, "Wednesday"),
                            (3, "Thursday"),
                            (4, "Friday"),
                            (5, "Saturday"),
                            (6, "Sunday"),
                        ],
                        verbose_name="weekday",
                    ),
                ),
                ("opens", models.TimeField(verbose_name="opens")),
                ("closes", models.TimeField(verbose_name="closes")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="valid from")),
                (
                    "valid_until",
                    models.DateField(
                        blank=True, help_text="Last day, included.", null=True, verbose_name="valid until"
                    ),
                ),
                ("verified", models.BooleanField(default=True, verbose_name="verified against its source")),
                (
                    "withdrawn",
                    models.BooleanField(
                        default=False, help_text="Counts no more, stays on record.", verbose_name="withdrawn"
                    ),
                ),
            ],
            options={
                "verbose_name": "office hours",
                "verbose_name_plural": "office hours",
                "ordering": ["weekday", "opens"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("closes__gt", models.F("opens"))),
                        name="an_office_closes_after_it_opens",
                        violation_error_message="The office closes after it opens.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_from__isnull", True),
                            ("valid_until__isnull", True),
                            ("valid_until__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="office_hours_end_after_they_begin",
                        violation_error_message="The last day lies after the first.",
                    ),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="workdays_officehours_step",
                        says="workdays_officehours: every change is the next in its sequence",
                        when="NEW.sequence <> OLD.sequence + 1 OR NEW.id <> OLD.id",
                    ),
                    qms.ledger.guards.Guard(
                        event="DELETE",
                        name="workdays_officehours_kept",
                        says="workdays_officehours: rows are kept",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="TRUNCATE",
                        name="workdays_officehours_emptied",
                        says="workdays_officehours: rows are kept",
                        when="",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[],
                        name="workdays_officehours_replaced",
                        says="workdays_officehours: rows are never replaced",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="UPDATE",
                        keys=[],
                        name="workdays_officehours_displaced",
                        says="workdays_officehours: rows are never replaced",
                    ),
                    qms.ledger.guards.CompositeKey(
                        fields=["id", "sequence", "head"],
                        name="workdays_officehours_history",
                        target="workdays_historicalofficehours",
                        target_fields=["id", "sequence", "head"],
                    ),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="workdays_officehours_history_update",
                        says="workdays_officehours_history: there is no such row in workdays_historicalofficehours",
                        when="NEW.id IS NOT NULL AND NEW.sequence IS NOT NULL AND NEW.head IS NOT NULL AND NOT EXISTS (SELECT 1 FROM workdays_historicalofficehours WHERE id = NEW.id AND sequence = NEW.sequence AND head = NEW.head)",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SpecialDay",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sequence", models.PositiveIntegerField(default=0, editable=False)),
                ("head", models.CharField(editable=False, max_length=64)),
                (
                    "calendar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="special_days",
                        to="workdays.calendar",
                        verbose_name="calendar",
                    ),
                ),
                ("day", models.DateField(verbose_name="day")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("public_holiday", "Public holiday"),
                            ("in_lieu", "Day off in lieu"),
                            ("swapped_off", "Day off by swap"),
                            ("swapped_on", "Working day by swap"),
                            ("unit_closed", "Unit closed"),
                            ("unit_open", "Unit open"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name of the day")),
                (
                    "announcement",
                    models.CharField(
                        blank=True,
                        help_text="Number of the notice or law.",
                        max_length=300,
                        verbose_name="announcement",
                    ),
                ),
                (
                    "exchanged_with",
                    models.DateField(
                        blank=True,
                        help_text="The day that is off, or worked, in its place.",
                        null=True,
                        verbose_name="exchanged with",
                    ),
                ),
                ("opens", models.TimeField(blank=True, null=True, verbose_name="opens")),
                ("closes", models.TimeField(blank=True, null=True, verbose_name="closes")),
                ("verified", models.BooleanField(default=True, verbose_name="verified against its source")),
                (
                    "withdrawn",
                    models.BooleanField(
                        default=False, help_text="Counts no more, stays on record.", verbose_name="withdrawn"
                    ),
                ),
            ],
            options={
                "verbose_name": "special day",
                "verbose_name_plural": "special days",
                "ordering": ["day", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn", False)),
                        fields=("calendar", "day"),
                        name="one_special_day_per_calendar_and_day",
                        violation_error_message="This calendar already says something of this day: change it there.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closes__isnull", True), ("opens__isnull", True)),
                            models.Q(
                                ("closes__gt", models.F("opens")), ("closes__isnull", False), ("opens__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="a_special_day_closes_after_it_opens",
                        violation_error_message="Give both times, the closing after the opening, or none.",
                    ),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="workdays_specialday_step",
                        says="workdays_specialday: every change is the next in its sequence",
                        when="NEW.sequence <> OLD.sequence + 1 OR NEW.id <> OLD.id",
                    ),
                    qms.ledger.guards.Guard(
                        event="DELETE",
                        name="workdays_specialday_kept",
                        says="workdays_specialday: rows are kept",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="TRUNCATE",
                        name="workdays_specialday_emptied",
                        says="workdays_specialday: rows are kept",
                        when="",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn", False)),
                                fields=("calendar", "day"),
                                name="one_special_day_per_calendar_and_day",
                            )
                        ],
                        name="workdays_specialday_replaced",
                        says="workdays_specialday: rows are never replaced",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="UPDATE",
                        keys=[
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn", False)),
                                fields=("calendar", "day"),
                                name="one_special_day_per_calendar_and_day",
                            )
                        ],
                        name="workdays_specialday_displaced",
                        says="workdays_specialday: rows are never replaced",
                    ),
                    qms.ledger.guards.CompositeKey(
                        fields=["id", "sequence", "head"],
                        name="workdays_specialday_history",
                        target="workdays_historicalspecialday",
                        target_fields=["id", "sequence", "head"],
                    ),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="workdays_specialday_history_update",
                        says="workdays_specialday_history: there is no such row in workdays_historicalspecialday",
                        when="NEW.id IS NOT NULL AND NEW.sequence IS NOT NULL AND NEW.head IS NOT NULL AND NOT EXISTS (SELECT 1 FROM workdays_historicalspecialday WHERE id = NEW.id AND sequence = NEW.sequence AND head = NEW.head)",
                    ),
                ],
            },
        ),
    ]
