import django.db.models.deletion
import qms.ledger.guards
import qms.ledger.places
import qms.lifecycle.state
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("documents", "0001_initial"),
        ("evidence", "0001_initial"),
        ("people", "0001_initial"),
        ("people", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Clause",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("edition", models.CharField(max_length=60, verbose_name="edition")),
                ("number", models.CharField(max_length=12, verbose_name="number")),
                ("title_vi", models.CharField(max_length=200, verbose_name="title in Vietnamese")),
                ("title_en", models.CharField(max_length=200, verbose_name="title in English")),
            ],
            options={
                "verbose_name": "clause",
                "verbose_name_plural": "clauses",
                "constraints": [
                    models.UniqueConstraint(fields=("edition", "number"), name="a_clause_stands_once_in_an_edition")
                ],
            },
        ),
        migrations.CreateModel(
            name="ProcedureVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sequence", models.PositiveIntegerField(default=0, editable=False)),
                ("head", models.CharField(editable=False, max_length=64)),
                ("number", models.CharField(editable=False, max_length=60, unique=True, verbose_name="number")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.unit",
                        verbose_name="unit",
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False, verbose_name="created")),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="created by",
                    ),
                ),
                ("search_text", models.TextField(blank=True, editable=False)),
                (
                    "revision",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="procedure_version",
                        to="documents.documentrevision",
                        verbose_name="revision",
                    ),
                ),
                ("national_code", models.CharField(blank=True, max_length=40, verbose_name="national code")),
                ("field", models.CharField(blank=True, max_length=100, verbose_name="field of administration")),
                (
                    "unit_in_charge",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.unit",
                        verbose_name="unit in charge",
                    ),
                ),
                ("internal", models.BooleanField(default=False, verbose_name="the office's own procedure")),
                (
                    "legal_limit_days",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=6, null=True, verbose_name="time limit by law"
                    ),
                ),
                ("committed_minutes", models.PositiveIntegerField(blank=True, null=True, verbose_name="time promised")),
                ("same_day", models.BooleanField(default=False, verbose_name="result within the day")),
                (
                    "cutoff",
                    models.TimeField(
                        blank=True, null=True, verbose_name="received later counts from the next working day"
                    ),
                ),
                ("fee", models.CharField(blank=True, max_length=300, verbose_name="fee")),
                ("legal_basis", models.TextField(blank=True, verbose_name="legal basis")),
                ("verified", models.BooleanField(default=False, verbose_name="verified")),
                ("verification_note", models.TextField(blank=True, verbose_name="note on verification")),
                (
                    "supplements_allowed",
                    models.PositiveSmallIntegerField(default=1, verbose_name="supplements allowed"),
                ),
                ("apologies_allowed", models.PositiveSmallIntegerField(default=1, verbose_name="apologies allowed")),
                (
                    "state",
                    qms.lifecycle.state.StateField(
                        choices=[("drafted", "Being written"), ("frozen", "Frozen")],
                        db_index=True,
                        default="drafted",
                        editable=False,
                        max_length=30,
                        protected=True,
                    ),
                ),
            ],
            options={
                "verbose_name": "version of a procedure",
                "verbose_name_plural": "versions of procedures",
                "ordering": ["-pk"],
                "abstract": False,
                "constraints": [
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="processes_procedureversion_step",
                        says="processes_procedureversion: every change is the next in its sequence",
                        when="NEW.sequence <> OLD.sequence + 1 OR NEW.id <> OLD.id OR NEW.number <> OLD.number",
                    ),
                    qms.ledger.guards.Guard(
                        event="DELETE",
                        name="processes_procedureversion_kept",
                        says="processes_procedureversion: rows are kept",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="TRUNCATE",
                        name="processes_procedureversion_emptied",
                        says="processes_procedureversion: rows are kept",
                        when="",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[
                            models.UniqueConstraint(fields=("number",), name="number"),
                            models.UniqueConstraint(fields=("revision",), name="revision"),
                        ],
                        name="processes_procedureversion_replaced",
                        says="processes_procedureversion: rows are never replaced",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="UPDATE",
                        keys=[
                            models.UniqueConstraint(fields=("number",), name="number"),
                            models.UniqueConstraint(fields=("revision",), name="revision"),
                        ],
                        name="processes_procedureversion_displaced",
                        says="processes_procedureversion: rows are never replaced",
                    ),
                    qms.ledger.guards.CompositeKey(
                        fields=["id", "sequence", "head", "state"],
                        name="processes_procedureversion_history",
                        target="processes_historicalprocedureversion",
                        target_fields=["id", "sequence", "head", "state"],
                    ),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="processes_procedureversion_history_update",
                        says="processes_procedureversion_history: there is no such row in processes_historicalprocedureversion",
                        when="NEW.id IS NOT NULL AND NEW.sequence IS NOT NULL AND NEW.head IS NOT NULL AND NEW.state IS NOT NULL AND NOT EXISTS (SELECT 1 FROM processes_historicalprocedureversion WHERE id = NEW.id AND sequence = NEW.sequence AND head = NEW.head AND state = NEW.state)",
                    ),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="processes_procedureversion_arrows",
                        says="processes_procedureversion: no act leads from this state to that",
                        when="OLD.state <> NEW.state AND NOT ((OLD.state = 'drafted' AND NEW.state = 'frozen') OR (OLD.state = 'frozen' AND NEW.state = 'drafted'))",
                    ),
                    qms.ledger.guards.Guard(
                        event="INSERT",
                        name="processes_procedureversion_start",
                        says="processes_procedureversion: a record begins in drafted",
                        when="NEW.state <> 'drafted'",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalStep",
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
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("active", models.BooleanField(default=True)),
                ("code", models.CharField(max_length=12, verbose_name="code")),
                ("name", models.CharField(max_length=300, verbose_name="name")),
                (
                    "post",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("top_management", "Top management"),
                            ("quality_manager", "Quality manager"),
                            ("quality_secretary", "Quality secretary"),
                            ("document_controller", "Document controller"),
                            ("unit_head", "Head of unit"),
                            ("process_owner", "Process owner"),
                            ("officer", "Officer"),
                            ("one_stop_officer", "One-stop officer"),
                            ("clerk", "Clerk"),
                            ("internal_auditor", "Internal auditor"),
                            ("external_auditor", "External auditor"),
                            ("administrator", "Administrator"),
                        ],
                        max_length=30,
                        verbose_name="post",
                    ),
                ),
                ("minutes", models.PositiveIntegerField(blank=True, null=True, verbose_name="working time")),
                ("result", models.CharField(blank=True, max_length=300, verbose_name="result")),
                ("result_required", models.BooleanField(default=False, verbose_name="the result is attached")),
                ("form", models.CharField(blank=True, max_length=200, verbose_name="form")),
                (
                    "version",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="processes.procedureversion",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
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
                "verbose_name": "historical step",
                "verbose_name_plural": "historical steps",
                "ordering": ("-history_id",),
                "get_latest_by": ("history_date", "history_id"),
                "constraints": [
                    models.UniqueConstraint(fields=("id", "sequence"), name="processes_step_h_once"),
                    models.UniqueConstraint(fields=("id", "sequence", "head"), name="processes_step_h_key"),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="processes_step_h_update",
                        says="processes_step: history is never rewritten",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="DELETE",
                        name="processes_step_h_delete",
                        says="processes_step: history is never removed",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="TRUNCATE",
                        name="processes_step_h_emptied",
                        says="processes_step: history is never emptied",
                        when="",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[models.UniqueConstraint(fields=("id", "sequence"), name="processes_step_h_once")],
                        name="processes_step_h_replaced",
                        says="processes_step_h: rows are never replaced",
                    ),
                ],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalRequiredPart",
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
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("active", models.BooleanField(default=True)),
                ("name", models.CharField(max_length=300, verbose_name="name")),
                ("originals", models.PositiveSmallIntegerField(default=1, verbose_name="originals")),
                ("copies", models.PositiveSmallIntegerField(default=0, verbose_name="copies")),
                ("mandatory", models.BooleanField(default=True, verbose_name="mandatory")),
                (
                    "version",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="processes.procedureversion",
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
                "verbose_name": "historical part of the dossier",
                "verbose_name_plural": "historical parts of the dossier",
                "ordering": ("-history_id",),
                "get_latest_by": ("history_date", "history_id"),
                "constraints": [
                    models.UniqueConstraint(fields=("id", "sequence"), name="processes_requiredpart_h_once"),
                    models.UniqueConstraint(fields=("id", "sequence", "head"), name="processes_requiredpart_h_key"),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="processes_requiredpart_h_update",
                        says="processes_requiredpart: history is never rewritten",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="DELETE",
                        name="processes_requiredpart_h_delete",
                        says="processes_requiredpart: history is never removed",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="TRUNCATE",
                        name="processes_requiredpart_h_emptied",
                        says="processes_requiredpart: history is never emptied",
                        when="",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[models.UniqueConstraint(fields=("id", "sequence"), name="processes_requiredpart_h_once")],
                        name="processes_requiredpart_h_replaced",
                        says="processes_requiredpart_h: rows are never replaced",
                    ),
                ],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCase",
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
                ("number", models.CharField(db_index=True, editable=False, max_length=60, verbose_name="number")),
                ("created_at", models.DateTimeField(editable=False, verbose_name="created")),
                ("search_text", models.TextField(blank=True, editable=False)),
                (
                    "source_system",
                    models.CharField(
                        blank=True, help_text="Empty: run here.", max_length=60, verbose_name="source system"
                    ),
                ),
                ("source_code", models.CharField(blank=True, max_length=60, verbose_name="dossier code there")),
                (
                    "national_code",
                    models.PositiveSmallIntegerField(
                        default=2, editable=False, verbose_name="national code of the state"
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[("counter", "At the counter"), ("online", "Online"), ("post", "By public post")],
                        default="counter",
                        max_length=10,
                        verbose_name="channel",
                    ),
                ),
                ("subject", models.CharField(blank=True, max_length=300, verbose_name="subject")),
                ("applicant_digest", models.CharField(editable=False, max_length=100)),
                ("parts_present", models.JSONField(blank=True, default=list, verbose_name="parts present")),
                ("received_at", models.DateTimeField(verbose_name="dossier received")),
                ("accepted_at", models.DateTimeField(editable=False, null=True, verbose_name="accepted")),
                ("due_at", models.DateTimeField(db_index=True, editable=False, null=True, verbose_name="due")),
                ("promised_at", models.DateTimeField(editable=False, null=True, verbose_name="newly promised")),
                ("ended_at", models.DateTimeField(editable=False, null=True, verbose_name="work ended")),
                (
                    "result",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("granted", "Resolved with its result"),
                            ("refused", "Refused after work"),
                            ("not_accepted", "Not accepted"),
                            ("stopped", "Stopped"),
                            ("withdrawn", "Withdrawn by the applicant"),
                        ],
                        editable=False,
                        max_length=20,
                        verbose_name="how it ended",
                    ),
                ),
                ("result_number", models.CharField(blank=True, max_length=120, verbose_name="number of the result")),
                ("delivered_at", models.DateTimeField(editable=False, null=True, verbose_name="handed over")),
                (
                    "delivered_how",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("counter", "Handed over at the counter"),
                            ("post", "Sent by public post"),
                            ("online", "Sent electronically"),
                        ],
                        max_length=10,
                        verbose_name="how handed over",
                    ),
                ),
                (
                    "state",
                    qms.lifecycle.state.StateField(
                        choices=[
                            ("received", "Received at the desk"),
                            ("in_progress", "Dossier in progress"),
                            ("awaiting_supplement", "Waiting for a supplement"),
                            ("awaiting_payment", "Waiting for payment"),
                            ("suspended", "Work suspended"),
                            ("resolved", "Work finished, result ready"),
                            ("refused", "Dossier refused"),
                            ("closed", "Result handed over"),
                            ("withdrawn", "Withdrawn by the applicant"),
                        ],
                        db_index=True,
                        default="received",
                        editable=False,
                        max_length=30,
                        protected=True,
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="people.unit",
                        verbose_name="unit",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="created by",
                    ),
                ),
                (
                    "procedure",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="documents.document",
                        verbose_name="procedure",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="processes.procedureversion",
                        verbose_name="version",
                    ),
                ),
                (
                    "applicant",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="evidence.identity",
                        verbose_name="applicant",
                    ),
                ),
                (
                    "receiving_unit",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="people.unit",
                        verbose_name="received at",
                    ),
                ),
                (
                    "received_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="received by",
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
                "verbose_name": "historical dossier",
                "verbose_name_plural": "historical dossiers",
                "ordering": ("-history_id",),
                "get_latest_by": ("history_date", "history_id"),
                "constraints": [
                    models.UniqueConstraint(fields=("id", "sequence"), name="processes_case_h_once"),
                    models.UniqueConstraint(fields=("id", "sequence", "head", "state"), name="processes_case_h_key"),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="processes_case_h_update",
                        says="processes_case: history is never rewritten",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="DELETE",
                        name="processes_case_h_delete",
                        says="processes_case: history is never removed",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="TRUNCATE",
                        name="processes_case_h_emptied",
                        says="processes_case: history is never emptied",
                        when="",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[models.UniqueConstraint(fields=("id", "sequence"), name="processes_case_h_once")],
                        name="processes_case_h_replaced",
                        says="processes_case_h: rows are never replaced",
                    ),
                ],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Case",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sequence", models.PositiveIntegerField(default=0, editable=False)),
                ("head", models.CharField(editable=False, max_length=64)),
                ("number", models.CharField(editable=False, max_length=60, unique=True, verbose_name="number")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.unit",
                        verbose_name="unit",
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False, verbose_name="created")),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="created by",
                    ),
                ),
                ("search_text", models.TextField(blank=True, editable=False)),
                (
                    "procedure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.document",
                        verbose_name="procedure",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to="processes.procedureversion",
                        verbose_name="version",
                    ),
                ),
                (
                    "source_system",
                    models.CharField(
                        blank=True, help_text="Empty: run here.", max_length=60, verbose_name="source system"
                    ),
                ),
                ("source_code", models.CharField(blank=True, max_length=60, verbose_name="dossier code there")),
                (
                    "national_code",
                    models.PositiveSmallIntegerField(
                        default=2, editable=False, verbose_name="national code of the state"
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[("counter", "At the counter"), ("online", "Online"), ("post", "By public post")],
                        default="counter",
                        max_length=10,
                        verbose_name="channel",
                    ),
                ),
                ("subject", models.CharField(blank=True, max_length=300, verbose_name="subject")),
                (
                    "applicant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="evidence.identity",
                        verbose_name="applicant",
                    ),
                ),
                ("applicant_digest", models.CharField(editable=False, max_length=100)),
                ("parts_present", models.JSONField(blank=True, default=list, verbose_name="parts present")),
                (
                    "receiving_unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.unit",
                        verbose_name="received at",
                    ),
                ),
                (
                    "received_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="received by",
                    ),
                ),
                ("received_at", models.DateTimeField(verbose_name="dossier received")),
                ("accepted_at", models.DateTimeField(editable=False, null=True, verbose_name="accepted")),
                ("due_at", models.DateTimeField(db_index=True, editable=False, null=True, verbose_name="due")),
                ("promised_at", models.DateTimeField(editable=False, null=True, verbose_name="newly promised")),
                ("ended_at", models.DateTimeField(editable=False, null=True, verbose_name="work ended")),
                (
                    "result",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("granted", "Resolved with its result"),
                            ("refused", "Refused after work"),
                            ("not_accepted", "Not accepted"),
                            ("stopped", "Stopped"),
                            ("withdrawn", "Withdrawn by the applicant"),
                        ],
                        editable=False,
                        max_length=20,
                        verbose_name="how it ended",
                    ),
                ),
                ("result_number", models.CharField(blank=True, max_length=120, verbose_name="number of the result")),
                ("delivered_at", models.DateTimeField(editable=False, null=True, verbose_name="handed over")),
                (
                    "delivered_how",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("counter", "Handed over at the counter"),
                            ("post", "Sent by public post"),
                            ("online", "Sent electronically"),
                        ],
                        max_length=10,
                        verbose_name="how handed over",
                    ),
                ),
                (
                    "state",
                    qms.lifecycle.state.StateField(
                        choices=[
                            ("received", "Received at the desk"),
                            ("in_progress", "Dossier in progress"),
                            ("awaiting_supplement", "Waiting for a supplement"),
                            ("awaiting_payment", "Waiting for payment"),
                            ("suspended", "Work suspended"),
                            ("resolved", "Work finished, result ready"),
                            ("refused", "Dossier refused"),
                            ("closed", "Result handed over"),
                            ("withdrawn", "Withdrawn by the applicant"),
                        ],
                        db_index=True,
                        default="received",
                        editable=False,
                        max_length=30,
                        protected=True,
                    ),
                ),
            ],
            options={
                "verbose_name": "dossier",
                "verbose_name_plural": "dossiers",
                "ordering": ["-pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("id", "version"), name="a_case_has_its_version"),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="processes_case_version",
                        says="processes_case: a case keeps the version it began with",
                        when="NEW.version_id <> OLD.version_id",
                    ),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="processes_case_step",
                        says="processes_case: every change is the next in its sequence",
                        when="NEW.sequence <> OLD.sequence + 1 OR NEW.id <> OLD.id OR NEW.number <> OLD.number",
                    ),
                    qms.ledger.guards.Guard(
                        event="DELETE", name="processes_case_kept", says="processes_case: rows are kept", when=""
                    ),
                    qms.ledger.guards.Guard(
                        event="TRUNCATE", name="processes_case_emptied", says="processes_case: rows are kept", when=""
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[models.UniqueConstraint(fields=("number",), name="number")],
                        name="processes_case_replaced",
                        says="processes_case: rows are never replaced",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="UPDATE",
                        keys=[models.UniqueConstraint(fields=("number",), name="number")],
                        name="processes_case_displaced",
                        says="processes_case: rows are never replaced",
                    ),
                    qms.ledger.guards.CompositeKey(
                        fields=["id", "sequence", "head", "state"],
                        name="processes_case_history",
                        target="processes_historicalcase",
                        target_fields=["id", "sequence", "head", "state"],
                    ),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="processes_case_history_update",
                        says="processes_case_history: there is no such row in processes_historicalcase",
                        when="NEW.id IS NOT NULL AND NEW.sequence IS NOT NULL AND NEW.head IS NOT NULL AND NEW.state IS NOT NULL AND NOT EXISTS (SELECT 1 FROM processes_historicalcase WHERE id = NEW.id AND sequence = NEW.sequence AND head = NEW.head AND state = NEW.state)",
                    ),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="processes_case_arrows",
                        says="processes_case: no act leads from this state to that",
                        when="OLD.state <> NEW.state AND NOT ((OLD.state = 'awaiting_payment' AND NEW.state = 'in_progress') OR (OLD.state = 'awaiting_payment' AND NEW.state = 'refused') OR (OLD.state = 'awaiting_payment' AND NEW.state = 'withdrawn') OR (OLD.state = 'awaiting_supplement' AND NEW.state = 'in_progress') OR (OLD.state = 'awaiting_supplement' AND NEW.state = 'refused') OR (OLD.state = 'awaiting_supplement' AND NEW.state = 'withdrawn') OR (OLD.state = 'in_progress' AND NEW.state = 'awaiting_payment') OR (OLD.state = 'in_progress' AND NEW.state = 'awaiting_supplement') OR (OLD.state = 'in_progress' AND NEW.state = 'refused') OR (OLD.state = 'in_progress' AND NEW.state = 'resolved') OR (OLD.state = 'in_progress' AND NEW.state = 'suspended') OR (OLD.state = 'in_progress' AND NEW.state = 'withdrawn') OR (OLD.state = 'received' AND NEW.state = 'in_progress') OR (OLD.state = 'received' AND NEW.state = 'refused') OR (OLD.state = 'received' AND NEW.state = 'withdrawn') OR (OLD.state = 'refused' AND NEW.state = 'closed') OR (OLD.state = 'resolved' AND NEW.state = 'closed') OR (OLD.state = 'suspended' AND NEW.state = 'in_progress') OR (OLD.state = 'suspended' AND NEW.state = 'refused') OR (OLD.state = 'suspended' AND NEW.state = 'withdrawn'))",
                    ),
                    qms.ledger.guards.Guard(
                        event="INSERT",
                        name="processes_case_start",
                        says="processes_case: a record begins in received",
                        when="NEW.state <> 'received'",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Process",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sequence", models.PositiveIntegerField(default=0, editable=False)),
                ("head", models.CharField(editable=False, max_length=64)),
                ("number", models.CharField(editable=False, max_length=60, unique=True, verbose_name="number")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.unit",
                        verbose_name="unit",
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False, verbose_name="created")),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="created by",
                    ),
                ),
                ("search_text", models.TextField(blank=True, editable=False)),
                ("name", models.CharField(max_length=300, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("management", "Management processes"),
                            ("core", "Core processes"),
                            ("support", "Support processes"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("purpose", models.TextField(blank=True, verbose_name="purpose")),
                ("inputs", models.TextField(blank=True, help_text="One in each line.", verbose_name="inputs")),
                ("outputs", models.TextField(blank=True, help_text="One in each line.", verbose_name="outputs")),
                (
                    "clauses",
                    models.CharField(
                        blank=True, help_text="Numbers, separated by commas.", max_length=200, verbose_name="clauses"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=1, verbose_name="place on the map")),
                (
                    "state",
                    qms.lifecycle.state.StateField(
                        choices=[("run", "On the map"), ("retired", "No longer run")],
                        db_index=True,
                        default="run",
                        editable=False,
                        max_length=30,
                        protected=True,
                    ),
                ),
            ],
            options={
                "verbose_name": "process",
                "verbose_name_plural": "processes",
                "ordering": ["-pk"],
                "abstract": False,
                "constraints": [
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="processes_process_step",
                        says="processes_process: every change is the next in its sequence",
                        when="NEW.sequence <> OLD.sequence + 1 OR NEW.id <> OLD.id OR NEW.number <> OLD.number",
                    ),
                    qms.ledger.guards.Guard(
                        event="DELETE", name="processes_process_kept", says="processes_process: rows are kept", when=""
                    ),
                    qms.ledger.guards.Guard(
                        event="TRUNCATE",
                        name="processes_process_emptied",
                        says="processes_process: rows are kept",
                        when="",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[models.UniqueConstraint(fields=("number",), name="number")],
                        name="processes_process_replaced",
                        says="processes_process: rows are never replaced",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="UPDATE",
                        keys=[models.UniqueConstraint(fields=("number",), name="number")],
                        name="processes_process_displaced",
                        says="processes_process: rows are never replaced",
                    ),
                    qms.ledger.guards.CompositeKey(
                        fields=["id", "sequence", "head", "state"],
                        name="processes_process_history",
                        target="processes_historicalprocess",
                        target_fields=["id", "sequence", "head", "state"],
                    ),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="processes_process_history_update",
                        says="processes_process_history: there is no such row in processes_historicalprocess",
                        when="NEW.id IS NOT NULL AND NEW.sequence IS NOT NULL AND NEW.head IS NOT NULL AND NEW.state IS NOT NULL AND NOT EXISTS (SELECT 1 FROM processes_historicalprocess WHERE id = NEW.id AND sequence = NEW.sequence AND head = NEW.head AND state = NEW.state)",
                    ),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="processes_process_arrows",
                        says="processes_process: no act leads from this state to that",
                        when="OLD.state <> NEW.state AND NOT ((OLD.state = 'retired' AND NEW.state = 'run') OR (OLD.state = 'run' AND NEW.state = 'retired'))",
                    ),
                    qms.ledger.guards.Guard(
                        event="INSERT",
                        name="processes_process_start",
                        says="processes_process: a record begins in run",
                        when="NEW.state <> 'run'",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalProcessLink",
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
                ("what", models.CharField(max_length=300, verbose_name="what passes")),
                ("active", models.BooleanField(default=True)),
                (
                    "origin",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="processes.process",
                        verbose_name="from",
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="processes.process",
                        verbose_name="to",
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
                "verbose_name": "historical flow between processes",
                "verbose_name_plural": "historical flows between processes",
                "ordering": ("-history_id",),
                "get_latest_by": ("history_date", "history_id"),
                "constraints": [
                    models.UniqueConstraint(fields=("id", "sequence"), name="processes_processlink_h_once"),
                    models.UniqueConstraint(fields=("id", "sequence", "head"), name="processes_processlink_h_key"),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="processes_processlink_h_update",
                        says="processes_processlink: history is never rewritten",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="DELETE",
                        name="processes_processlink_h_delete",
                        says="processes_processlink: history is never removed",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="TRUNCATE",
                        name="processes_processlink_h_emptied",
                        says="processes_processlink: history is never emptied",
                        when="",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[models.UniqueConstraint(fields=("id", "sequence"), name="processes_processlink_h_once")],
                        name="processes_processlink_h_replaced",
                        says="processes_processlink_h: rows are never replaced",
                    ),
                ],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalProcessDocument",
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
                ("active", models.BooleanField(default=True)),
                (
                    "process",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="processes.process",
                        verbose_name="process",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="documents.document",
                        verbose_name="document",
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
                "verbose_name": "historical document of a process",
                "verbose_name_plural": "historical documents of processes",
                "ordering": ("-history_id",),
                "get_latest_by": ("history_date", "history_id"),
                "constraints": [
                    models.UniqueConstraint(fields=("id", "sequence"), name="processes_processdocument_h_once"),
                    models.UniqueConstraint(fields=("id", "sequence", "head"), name="processes_processdocument_h_key"),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="processes_processdocument_h_update",
                        says="processes_processdocument: history is never rewritten",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="DELETE",
                        name="processes_processdocument_h_delete",
                        says="processes_processdocument: history is never removed",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="TRUNCATE",
                        name="processes_processdocument_h_emptied",
                        says="processes_processdocument: history is never emptied",
                        when="",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[
                            models.UniqueConstraint(fields=("id", "sequence"), name="processes_processdocument_h_once")
                        ],
                        name="processes_processdocument_h_replaced",
                        says="processes_processdocument_h: rows are never replaced",
                    ),
                ],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="ProcessDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sequence", models.PositiveIntegerField(default=0, editable=False)),
                ("head", models.CharField(editable=False, max_length=64)),
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documents_used",
                        to="processes.process",
                        verbose_name="process",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="processes",
                        to="documents.document",
                        verbose_name="document",
                    ),
                ),
                ("active", models.BooleanField(default=True)),
            ],
            options={
                "verbose_name": "document of a process",
                "verbose_name_plural": "documents of processes",
                "constraints": [
                    models.UniqueConstraint(fields=("process", "document"), name="a_document_is_tied_once"),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="processes_processdocument_step",
                        says="processes_processdocument: every change is the next in its sequence",
                        when="NEW.sequence <> OLD.sequence + 1 OR NEW.id <> OLD.id",
                    ),
                    qms.ledger.guards.Guard(
                        event="DELETE",
                        name="processes_processdocument_kept",
                        says="processes_processdocument: rows are kept",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="TRUNCATE",
                        name="processes_processdocument_emptied",
                        says="processes_processdocument: rows are kept",
                        when="",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[models.UniqueConstraint(fields=("process", "document"), name="a_document_is_tied_once")],
                        name="processes_processdocument_replaced",
                        says="processes_processdocument: rows are never replaced",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="UPDATE",
                        keys=[models.UniqueConstraint(fields=("process", "document"), name="a_document_is_tied_once")],
                        name="processes_processdocument_displaced",
                        says="processes_processdocument: rows are never replaced",
                    ),
                    qms.ledger.guards.CompositeKey(
                        fields=["id", "sequence", "head"],
                        name="processes_processdocument_history",
                        target="processes_historicalprocessdocument",
                        target_fields=["id", "sequence", "head"],
                    ),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="processes_processdocument_history_update",
                        says="processes_processdocument_history: there is no such row in processes_historicalprocessdocument",
                        when="NEW.id IS NOT NULL AND NEW.sequence IS NOT NULL AND NEW.head IS NOT NULL AND NOT EXISTS (SELECT 1 FROM processes_historicalprocessdocument WHERE id = NEW.id AND sequence = NEW.sequence AND head = NEW.head)",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProcessLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sequence", models.PositiveIntegerField(default=0, editable=False)),
                ("head", models.CharField(editable=False, max_length=64)),
                (
                    "origin",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="flows_out",
                        to="processes.process",
                        verbose_name="from",
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="flows_in",
                        to="processes.process",
                        verbose_name="to",
                    ),
                ),
                ("what", models.CharField(max_length=300, verbose_name="what passes")),
                ("active", models.BooleanField(default=True)),
            ],
            options={
                "verbose_name": "flow between processes",
                "verbose_name_plural": "flows between processes",
                "constraints": [
                    models.UniqueConstraint(fields=("origin", "target", "what"), name="a_flow_is_drawn_once"),
                    models.CheckConstraint(
                        condition=models.Q(("origin", models.F("target")), _negated=True),
                        name="a_flow_leads_to_another_process",
                    ),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="processes_processlink_step",
                        says="processes_processlink: every change is the next in its sequence",
                        when="NEW.sequence <> OLD.sequence + 1 OR NEW.id <> OLD.id",
                    ),
                    qms.ledger.guards.Guard(
                        event="DELETE",
                        name="processes_processlink_kept",
                        says="processes_processlink: rows are kept",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="TRUNCATE",
                        name="processes_processlink_emptied",
                        says="processes_processlink: rows are kept",
                        when="",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[
                            models.UniqueConstraint(fields=("origin", "target", "what"), name="a_flow_is_drawn_once")
                        ],
                        name="processes_processlink_replaced",
                        says="processes_processlink: rows are never replaced",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="UPDATE",
                        keys=[
                            models.UniqueConstraint(fields=("origin", "target", "what"), name="a_flow_is_drawn_once")
                        ],
                        name="processes_processlink_displaced",
                        says="processes_processlink: rows are never replaced",
                    ),
                    qms.ledger.guards.CompositeKey(
                        fields=["id", "sequence", "head"],
                        name="processes_processlink_history",
                        target="processes_historicalprocesslink",
                        target_fields=["id", "sequence", "head"],
                    ),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="processes_processlink_history_update",
                        says="processes_processlink_history: there is no such row in processes_historicalprocesslink",
                        when="NEW.id IS NOT NULL AND NEW.sequence IS NOT NULL AND NEW.head IS NOT NULL AND NOT EXISTS (SELECT 1 FROM processes_historicalprocesslink WHERE id = NEW.id AND sequence = NEW.sequence AND head = NEW.head)",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RequiredPart",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sequence", models.PositiveIntegerField(default=0, editable=False)),
                ("head", models.CharField(editable=False, max_length=64)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("active", models.BooleanField(default=True)),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="required_parts",
                        to="processes.procedureversion",
                    ),
                ),
                ("name", models.CharField(max_length=300, verbose_name="name")),
                ("originals", models.PositiveSmallIntegerField(default=1, verbose_name="originals")),
                ("copies", models.PositiveSmallIntegerField(default=0, verbose_name="copies")),
                ("mandatory", models.BooleanField(default=True, verbose_name="mandatory")),
            ],
            options={
                "verbose_name": "part of the dossier",
                "verbose_name_plural": "parts of the dossier",
                "ordering": ["position", "pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("version", "name"), name="a_part_is_named_once_in_a_version"),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="processes_requiredpart_step",
                        says="processes_requiredpart: every change is the next in its sequence",
                        when="NEW.sequence <> OLD.sequence + 1 OR NEW.id <> OLD.id",
                    ),
                    qms.ledger.guards.Guard(
                        event="DELETE",
                        name="processes_requiredpart_kept",
                        says="processes_requiredpart: rows are kept",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="TRUNCATE",
                        name="processes_requiredpart_emptied",
                        says="processes_requiredpart: rows are kept",
                        when="",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[
                            models.UniqueConstraint(
                                fields=("version", "name"), name="a_part_is_named_once_in_a_version"
                            )
                        ],
                        name="processes_requiredpart_replaced",
                        says="processes_requiredpart: rows are never replaced",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="UPDATE",
                        keys=[
                            models.UniqueConstraint(
                                fields=("version", "name"), name="a_part_is_named_once_in_a_version"
                            )
                        ],
                        name="processes_requiredpart_displaced",
                        says="processes_requiredpart: rows are never replaced",
                    ),
                    qms.ledger.guards.CompositeKey(
                        fields=["id", "sequence", "head"],
                        name="processes_requiredpart_history",
                        target="processes_historicalrequiredpart",
                        target_fields=["id", "sequence", "head"],
                    ),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="processes_requiredpart_history_update",
                        says="processes_requiredpart_history: there is no such row in processes_historicalrequiredpart",
                        when="NEW.id IS NOT NULL AND NEW.sequence IS NOT NULL AND NEW.head IS NOT NULL AND NOT EXISTS (SELECT 1 FROM processes_historicalrequiredpart WHERE id = NEW.id AND sequence = NEW.sequence AND head = NEW.head)",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Step",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sequence", models.PositiveIntegerField(default=0, editable=False)),
                ("head", models.CharField(editable=False, max_length=64)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("active", models.BooleanField(default=True)),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="processes.procedureversion",
                    ),
                ),
                ("code", models.CharField(max_length=12, verbose_name="code")),
                ("name", models.CharField(max_length=300, verbose_name="name")),
                (
                    "post",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("top_management", "Top management"),
                            ("quality_manager", "Quality manager"),
                            ("quality_secretary", "Quality secretary"),
                            ("document_controller", "Document controller"),
                            ("unit_head", "Head of unit"),
                            ("process_owner", "Process owner"),
                            ("officer", "Officer"),
                            ("one_stop_officer", "One-stop officer"),
                            ("clerk", "Clerk"),
                            ("internal_auditor", "Internal auditor"),
                            ("external_auditor", "External auditor"),
                            ("administrator", "Administrator"),
                        ],
                        max_length=30,
                        verbose_name="post",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.unit",
                        verbose_name="unit",
                    ),
                ),
                ("minutes", models.PositiveIntegerField(blank=True, null=True, verbose_name="working time")),
                ("result", models.CharField(blank=True, max_length=300, verbose_name="result")),
                ("result_required", models.BooleanField(default=False, verbose_name="the result is attached")),
                ("form", models.CharField(blank=True, max_length=200, verbose_name="form")),
            ],
            options={
                "verbose_name": "step",
                "verbose_name_plural": "steps",
                "ordering": ["position", "pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("version", "code"), name="a_step_code_is_used_once_in_a_version"),
                    models.UniqueConstraint(fields=("version", "id"), name="a_step_belongs_to_its_version"),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="processes_step_step",
                        says="processes_step: every change is the next in its sequence",
                        when="NEW.sequence <> OLD.sequence + 1 OR NEW.id <> OLD.id",
                    ),
                    qms.ledger.guards.Guard(
                        event="DELETE", name="processes_step_kept", says="processes_step: rows are kept", when=""
                    ),
                    qms.ledger.guards.Guard(
                        event="TRUNCATE", name="processes_step_emptied", says="processes_step: rows are kept", when=""
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[
                            models.UniqueConstraint(
                                fields=("version", "code"), name="a_step_code_is_used_once_in_a_version"
                            )
                        ],
                        name="processes_step_replaced",
                        says="processes_step: rows are never replaced",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="UPDATE",
                        keys=[
                            models.UniqueConstraint(
                                fields=("version", "code"), name="a_step_code_is_used_once_in_a_version"
                            )
                        ],
                        name="processes_step_displaced",
                        says="processes_step: rows are never replaced",
                    ),
                    qms.ledger.guards.CompositeKey(
                        fields=["id", "sequence", "head"],
                        name="processes_step_history",
                        target="processes_historicalstep",
                        target_fields=["id", "sequence", "head"],
                    ),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="processes_step_history_update",
                        says="processes_step_history: there is no such row in processes_historicalstep",
                        when="NEW.id IS NOT NULL AND NEW.sequence IS NOT NULL AND NEW.head IS NOT NULL AND NOT EXISTS (SELECT 1 FROM processes_historicalstep WHERE id = NEW.id AND sequence = NEW.sequence AND head = NEW.head)",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Outcome",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sequence", models.PositiveIntegerField(default=0, editable=False)),
                ("head", models.CharField(editable=False, max_length=64)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("active", models.BooleanField(default=True)),
                (
                    "step",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="outcomes", to="processes.step"
                    ),
                ),
                ("code", models.SlugField(max_length=40, verbose_name="code")),
                ("label", models.CharField(max_length=200, verbose_name="label")),
                (
                    "leads_to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="processes.step",
                        verbose_name="leads to",
                    ),
                ),
                (
                    "ends",
                    models.CharField(
                        blank=True,
                        choices=[("resolved", "Resolved"), ("refused", "Refused")],
                        max_length=10,
                        verbose_name="ends",
                    ),
                ),
            ],
            options={
                "verbose_name": "outcome",
                "verbose_name_plural": "outcomes",
                "ordering": ["position", "pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("step", "code"), name="an_outcome_code_is_used_once_in_a_step"),
                    models.UniqueConstraint(fields=("step", "id"), name="an_outcome_belongs_to_its_step"),
                    models.CheckConstraint(
                        condition=models.Q(("leads_to__isnull", True), ("ends", ""), _connector="OR"),
                        name="an_outcome_leads_on_or_ends",
                    ),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="processes_outcome_step",
                        says="processes_outcome: every change is the next in its sequence",
                        when="NEW.sequence <> OLD.sequence + 1 OR NEW.id <> OLD.id",
                    ),
                    qms.ledger.guards.Guard(
                        event="DELETE", name="processes_outcome_kept", says="processes_outcome: rows are kept", when=""
                    ),
                    qms.ledger.guards.Guard(
                        event="TRUNCATE",
                        name="processes_outcome_emptied",
                        says="processes_outcome: rows are kept",
                        when="",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[
                            models.UniqueConstraint(
                                fields=("step", "code"), name="an_outcome_code_is_used_once_in_a_step"
                            )
                        ],
                        name="processes_outcome_replaced",
                        says="processes_outcome: rows are never replaced",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="UPDATE",
                        keys=[
                            models.UniqueConstraint(
                                fields=("step", "code"), name="an_outcome_code_is_used_once_in_a_step"
                            )
                        ],
                        name="processes_outcome_displaced",
                        says="processes_outcome: rows are never replaced",
                    ),
                    qms.ledger.guards.CompositeKey(
                        fields=["id", "sequence", "head"],
                        name="processes_outcome_history",
                        target="processes_historicaloutcome",
                        target_fields=["id", "sequence", "head"],
                    ),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="processes_outcome_history_update",
                        says="processes_outcome_history: there is no such row in processes_historicaloutcome",
                        when="NEW.id IS NOT NULL AND NEW.sequence IS NOT NULL AND NEW.head IS NOT NULL AND NOT EXISTS (SELECT 1 FROM processes_historicaloutcome WHERE id = NEW.id AND sequence = NEW.sequence AND head = NEW.head)",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Incompatibility",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sequence", models.PositiveIntegerField(default=0, editable=False)),
                ("head", models.CharField(editable=False, max_length=64)),
                (
                    "step",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="incompatibilities",
                        to="processes.step",
                    ),
                ),
                (
                    "earlier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="processes.step"
                    ),
                ),
                ("active", models.BooleanField(default=True)),
            ],
            options={
                "verbose_name": "incompatibility",
                "verbose_name_plural": "incompatibilities",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("step", "earlier"), name="an_incompatibility_is_declared_once"),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="processes_incompatibility_step",
                        says="processes_incompatibility: every change is the next in its sequence",
                        when="NEW.sequence <> OLD.sequence + 1 OR NEW.id <> OLD.id",
                    ),
                    qms.ledger.guards.Guard(
                        event="DELETE",
                        name="processes_incompatibility_kept",
                        says="processes_incompatibility: rows are kept",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="TRUNCATE",
                        name="processes_incompatibility_emptied",
                        says="processes_incompatibility: rows are kept",
                        when="",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[
                            models.UniqueConstraint(
                                fields=("step", "earlier"), name="an_incompatibility_is_declared_once"
                            )
                        ],
                        name="processes_incompatibility_replaced",
                        says="processes_incompatibility: rows are never replaced",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="UPDATE",
                        keys=[
                            models.UniqueConstraint(
                                fields=("step", "earlier"), name="an_incompatibility_is_declared_once"
                            )
                        ],
                        name="processes_incompatibility_displaced",
                        says="processes_incompatibility: rows are never replaced",
                    ),
                    qms.ledger.guards.CompositeKey(
                        fields=["id", "sequence", "head"],
                        name="processes_incompatibility_history",
                        target="processes_historicalincompatibility",
                        target_fields=["id", "sequence", "head"],
                    ),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="processes_incompatibility_history_update",
                        says="processes_incompatibility_history: there is no such row in processes_historicalincompatibility",
                        when="NEW.id IS NOT NULL AND NEW.sequence IS NOT NULL AND NEW.head IS NOT NULL AND NOT EXISTS (SELECT 1 FROM processes_historicalincompatibility WHERE id = NEW.id AND sequence = NEW.sequence AND head = NEW.head)",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalStepField",
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
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("active", models.BooleanField(default=True)),
                ("key", models.SlugField(max_length=40, verbose_name="key")),
                ("label", models.CharField(max_length=200, verbose_name="label")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("text", "Text"),
                            ("number", "Number"),
                            ("date", "Date"),
                            ("choice", "Choice"),
                            ("yes_no", "Yes or no"),
                        ],
                        default="text",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("required", models.BooleanField(default=False, verbose_name="required")),
                ("choices", models.JSONField(blank=True, default=list, verbose_name="choices")),
                (
                    "step",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="processes.step",
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
                "verbose_name": "historical field of a step",
                "verbose_name_plural": "historical fields of a step",
                "ordering": ("-history_id",),
                "get_latest_by": ("history_date", "history_id"),
                "constraints": [
                    models.UniqueConstraint(fields=("id", "sequence"), name="processes_stepfield_h_once"),
                    models.UniqueConstraint(fields=("id", "sequence", "head"), name="processes_stepfield_h_key"),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="processes_stepfield_h_update",
                        says="processes_stepfield: history is never rewritten",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="DELETE",
                        name="processes_stepfield_h_delete",
                        says="processes_stepfield: history is never removed",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="TRUNCATE",
                        name="processes_stepfield_h_emptied",
                        says="processes_stepfield: history is never emptied",
                        when="",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[models.UniqueConstraint(fields=("id", "sequence"), name="processes_stepfield_h_once")],
                        name="processes_stepfield_h_replaced",
                        says="processes_stepfield_h: rows are never replaced",
                    ),
                ],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalOutcome",
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
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("active", models.BooleanField(default=True)),
                ("code", models.SlugField(max_length=40, verbose_name="code")),
                ("label", models.CharField(max_length=200, verbose_name="label")),
                (
                    "ends",
                    models.CharField(
                        blank=True,
                        choices=[("resolved", "Resolved"), ("refused", "Refused")],
                        max_length=10,
                        verbose_name="ends",
                    ),
                ),
                (
                    "step",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="processes.step",
                    ),
                ),
                (
                    "leads_to",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="processes.step",
                        verbose_name="leads to",
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
                "verbose_name": "historical outcome",
                "verbose_name_plural": "historical outcomes",
                "ordering": ("-history_id",),
                "get_latest_by": ("history_date", "history_id"),
                "constraints": [
                    models.UniqueConstraint(fields=("id", "sequence"), name="processes_outcome_h_once"),
                    models.UniqueConstraint(fields=("id", "sequence", "head"), name="processes_outcome_h_key"),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="processes_outcome_h_update",
                        says="processes_outcome: history is never rewritten",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="DELETE",
                        name="processes_outcome_h_delete",
                        says="processes_outcome: history is never removed",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="TRUNCATE",
                        name="processes_outcome_h_emptied",
                        says="processes_outcome: history is never emptied",
                        when="",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[models.UniqueConstraint(fields=("id", "sequence"), name="processes_outcome_h_once")],
                        name="processes_outcome_h_replaced",
                        says="processes_outcome_h: rows are never replaced",
                    ),
                ],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalIncompatibility",
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
                ("active", models.BooleanField(default=True)),
                (
                    "step",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="processes.step",
                    ),
                ),
                (
                    "earlier",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="processes.step",
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
                "verbose_name": "historical incompatibility",
                "verbose_name_plural": "historical incompatibilities",
                "ordering": ("-history_id",),
                "get_latest_by": ("history_date", "history_id"),
                "constraints": [
                    models.UniqueConstraint(fields=("id", "sequence"), name="processes_incompatibility_h_once"),
                    models.UniqueConstraint(fields=("id", "sequence", "head"), name="processes_incompatibility_h_key"),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="processes_incompatibility_h_update",
                        says="processes_incompatibility: history is never rewritten",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="DELETE",
                        name="processes_incompatibility_h_delete",
                        says="processes_incompatibility: history is never removed",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="TRUNCATE",
                        name="processes_incompatibility_h_emptied",
                        says="processes_incompatibility: history is never emptied",
                        when="",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[
                            models.UniqueConstraint(fields=("id", "sequence"), name="processes_incompatibility_h_once")
                        ],
                        name="processes_incompatibility_h_replaced",
                        says="processes_incompatibility_h: rows are never replaced",
                    ),
                ],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCaseStep",
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
                ("opened_at", models.DateTimeField(verbose_name="opened")),
                ("due_at", models.DateTimeField(blank=True, null=True, verbose_name="due")),
                ("done_at", models.DateTimeField(blank=True, null=True, verbose_name="done")),
                ("on_time", models.BooleanField(blank=True, null=True, verbose_name="on time")),
                ("values", models.JSONField(blank=True, default=dict, verbose_name="written down")),
                ("result_text", models.CharField(blank=True, max_length=300, verbose_name="result")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="processes.case",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="processes.procedureversion",
                    ),
                ),
                (
                    "step",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="processes.step",
                        verbose_name="step",
                    ),
                ),
                (
                    "outcome",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="processes.outcome",
                        verbose_name="outcome",
                    ),
                ),
                (
                    "holder",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="done by",
                    ),
                ),
                (
                    "holder_for",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="as substitute for",
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
                "verbose_name": "historical step of a case",
                "verbose_name_plural": "historical steps of cases",
                "ordering": ("-history_id",),
                "get_latest_by": ("history_date", "history_id"),
                "constraints": [
                    models.UniqueConstraint(fields=("id", "sequence"), name="processes_casestep_h_once"),
                    models.UniqueConstraint(fields=("id", "sequence", "head"), name="processes_casestep_h_key"),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="processes_casestep_h_update",
                        says="processes_casestep: history is never rewritten",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="DELETE",
                        name="processes_casestep_h_delete",
                        says="processes_casestep: history is never removed",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="TRUNCATE",
                        name="processes_casestep_h_emptied",
                        says="processes_casestep: history is never emptied",
                        when="",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[models.UniqueConstraint(fields=("id", "sequence"), name="processes_casestep_h_once")],
                        name="processes_casestep_h_replaced",
                        says="processes_casestep_h: rows are never replaced",
                    ),
                ],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="CaseStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sequence", models.PositiveIntegerField(default=0, editable=False)),
                ("head", models.CharField(editable=False, max_length=64)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="case_steps", to="processes.case"
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="processes.procedureversion"
                    ),
                ),
                (
                    "step",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="processes.step",
                        verbose_name="step",
                    ),
                ),
                (
                    "outcome",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="processes.outcome",
                        verbose_name="outcome",
                    ),
                ),
                (
                    "holder",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="done by",
                    ),
                ),
                (
                    "holder_for",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="as substitute for",
                    ),
                ),
                ("opened_at", models.DateTimeField(verbose_name="opened")),
                ("due_at", models.DateTimeField(blank=True, null=True, verbose_name="due")),
                ("done_at", models.DateTimeField(blank=True, null=True, verbose_name="done")),
                ("on_time", models.BooleanField(blank=True, null=True, verbose_name="on time")),
                ("values", models.JSONField(blank=True, default=dict, verbose_name="written down")),
                ("result_text", models.CharField(blank=True, max_length=300, verbose_name="result")),
                ("note", models.TextField(blank=True, verbose_name="note")),
            ],
            options={
                "verbose_name": "step of a case",
                "verbose_name_plural": "steps of cases",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("done_at__isnull", True)),
                        fields=("case", "step"),
                        name="a_case_stands_on_a_step_once",
                    ),
                    qms.ledger.guards.CompositeKey(
                        fields=["version_id", "step_id"],
                        name="a_case_step_is_one_of_its_version",
                        target="processes_step",
                        target_fields=["version_id", "id"],
                    ),
                    qms.ledger.guards.Guard(
                        event="INSERT",
                        name="a_case_step_is_one_of_its_version_insert",
                        says="a_case_step_is_one_of_its_version: there is no such row in processes_step",
                        when="NEW.version_id IS NOT NULL AND NEW.step_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM processes_step WHERE version_id = NEW.version_id AND id = NEW.step_id)",
                    ),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="a_case_step_is_one_of_its_version_update",
                        says="a_case_step_is_one_of_its_version: there is no such row in processes_step",
                        when="NEW.version_id IS NOT NULL AND NEW.step_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM processes_step WHERE version_id = NEW.version_id AND id = NEW.step_id)",
                    ),
                    qms.ledger.guards.CompositeKey(
                        fields=["step_id", "outcome_id"],
                        name="a_case_outcome_is_one_of_its_step",
                        target="processes_outcome",
                        target_fields=["step_id", "id"],
                    ),
                    qms.ledger.guards.Guard(
                        event="INSERT",
                        name="a_case_outcome_is_one_of_its_step_insert",
                        says="a_case_outcome_is_one_of_its_step: there is no such row in processes_outcome",
                        when="NEW.step_id IS NOT NULL AND NEW.outcome_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM processes_outcome WHERE step_id = NEW.step_id AND id = NEW.outcome_id)",
                    ),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="a_case_outcome_is_one_of_its_step_update",
                        says="a_case_outcome_is_one_of_its_step: there is no such row in processes_outcome",
                        when="NEW.step_id IS NOT NULL AND NEW.outcome_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM processes_outcome WHERE step_id = NEW.step_id AND id = NEW.outcome_id)",
                    ),
                    qms.ledger.guards.CompositeKey(
                        fields=["case_id", "version_id"],
                        name="a_case_step_has_the_version_of_its_case",
                        target="processes_case",
                        target_fields=["id", "version_id"],
                    ),
                    qms.ledger.guards.Guard(
                        event="INSERT",
                        name="a_case_step_has_the_version_of_its_case_insert",
                        says="a_case_step_has_the_version_of_its_case: there is no such row in processes_case",
                        when="NEW.case_id IS NOT NULL AND NEW.version_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM processes_case WHERE id = NEW.case_id AND version_id = NEW.version_id)",
                    ),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="a_case_step_has_the_version_of_its_case_update",
                        says="a_case_step_has_the_version_of_its_case: there is no such row in processes_case",
                        when="NEW.case_id IS NOT NULL AND NEW.version_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM processes_case WHERE id = NEW.case_id AND version_id = NEW.version_id)",
                    ),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="processes_casestep_step",
                        says="processes_casestep: every change is the next in its sequence",
                        when="NEW.sequence <> OLD.sequence + 1 OR NEW.id <> OLD.id",
                    ),
                    qms.ledger.guards.Guard(
                        event="DELETE",
                        name="processes_casestep_kept",
                        says="processes_casestep: rows are kept",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="TRUNCATE",
                        name="processes_casestep_emptied",
                        says="processes_casestep: rows are kept",
                        when="",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[
                            models.UniqueConstraint(
                                condition=models.Q(("done_at__isnull", True)),
                                fields=("case", "step"),
                                name="a_case_stands_on_a_step_once",
                            )
                        ],
                        name="processes_casestep_replaced",
                        says="processes_casestep: rows are never replaced",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="UPDATE",
                        keys=[
                            models.UniqueConstraint(
                                condition=models.Q(("done_at__isnull", True)),
                                fields=("case", "step"),
                                name="a_case_stands_on_a_step_once",
                            )
                        ],
                        name="processes_casestep_displaced",
                        says="processes_casestep: rows are never replaced",
                    ),
                    qms.ledger.guards.CompositeKey(
                        fields=["id", "sequence", "head"],
                        name="processes_casestep_history",
                        target="processes_historicalcasestep",
                        target_fields=["id", "sequence", "head"],
                    ),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="processes_casestep_history_update",
                        says="processes_casestep_history: there is no such row in processes_historicalcasestep",
                        when="NEW.id IS NOT NULL AND NEW.sequence IS NOT NULL AND NEW.head IS NOT NULL AND NOT EXISTS (SELECT 1 FROM processes_historicalcasestep WHERE id = NEW.id AND sequence = NEW.sequence AND head = NEW.head)",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StepField",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sequence", models.PositiveIntegerField(default=0, editable=False)),
                ("head", models.CharField(editable=False, max_length=64)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("active", models.BooleanField(default=True)),
                (
                    "step",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="fields", to="processes.step"
                    ),
                ),
                ("key", models.SlugField(max_length=40, verbose_name="key")),
                ("label", models.CharField(max_length=200, verbose_name="label")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("text", "Text"),
                            ("number", "Number"),
                            ("date", "Date"),
                            ("choice", "Choice"),
                            ("yes_no", "Yes or no"),
                        ],
                        default="text",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("required", models.BooleanField(default=False, verbose_name="required")),
                ("choices", models.JSONField(blank=True, default=list, verbose_name="choices")),
            ],
            options={
                "verbose_name": "field of a step",
                "verbose_name_plural": "fields of a step",
                "ordering": ["position", "pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("step", "key"), name="a_field_key_is_used_once_in_a_step"),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="processes_stepfield_step",
                        says="processes_stepfield: every change is the next in its sequence",
                        when="NEW.sequence <> OLD.sequence + 1 OR NEW.id <> OLD.id",
                    ),
                    qms.ledger.guards.Guard(
                        event="DELETE",
                        name="processes_stepfield_kept",
                        says="processes_stepfield: rows are kept",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="TRUNCATE",
                        name="processes_stepfield_emptied",
                        says="processes_stepfield: rows are kept",
                        when="",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[
                            models.UniqueConstraint(fields=("step", "key"), name="a_field_key_is_used_once_in_a_step")
                        ],
                        name="processes_stepfield_replaced",
                        says="processes_stepfield: rows are never replaced",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="UPDATE",
                        keys=[
                            models.UniqueConstraint(fields=("step", "key"), name="a_field_key_is_used_once_in_a_step")
                        ],
                        name="processes_stepfield_displaced",
                        says="processes_stepfield: rows are never replaced",
                    ),
                    qms.ledger.guards.CompositeKey(
                        fields=["id", "sequence", "head"],
                        name="processes_stepfield_history",
                        target="processes_historicalstepfield",
                        target_fields=["id", "sequence", "head"],
                    ),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="processes_stepfield_history_update",
                        says="processes_stepfield_history: there is no such row in processes_historicalstepfield",
                        when="NEW.id IS NOT NULL AND NEW.sequence IS NOT NULL AND NEW.head IS NOT NULL AND NOT EXISTS (SELECT 1 FROM processes_historicalstepfield WHERE id = NEW.id AND sequence = NEW.sequence AND head = NEW.head)",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CaseLetter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sequence", models.PositiveIntegerField(default=0, editable=False)),
                ("head", models.CharField(editable=False, max_length=64)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="letters", to="processes.case"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("incomplete", "Request to complete the dossier"),
                            ("refusal", "Refusal"),
                            ("apology", "Apology and new date"),
                            ("stop", "Notice that the work has stopped"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="written")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("why", models.TextField(blank=True, verbose_name="reason")),
                ("what", models.TextField(blank=True, verbose_name="what is asked for")),
                ("legal_ground", models.CharField(blank=True, max_length=300, verbose_name="legal ground")),
                ("due_before", models.DateTimeField(blank=True, null=True, verbose_name="promised before")),
                ("promised_at", models.DateTimeField(blank=True, null=True, verbose_name="newly promised")),
                ("late", models.BooleanField(default=False, verbose_name="after the promised day")),
            ],
            options={
                "verbose_name": "letter of a case",
                "verbose_name_plural": "letters of cases",
                "ordering": ["pk"],
                "constraints": [
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="processes_caseletter_step",
                        says="processes_caseletter: every change is the next in its sequence",
                        when="NEW.sequence <> OLD.sequence + 1 OR NEW.id <> OLD.id",
                    ),
                    qms.ledger.guards.Guard(
                        event="DELETE",
                        name="processes_caseletter_kept",
                        says="processes_caseletter: rows are kept",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="TRUNCATE",
                        name="processes_caseletter_emptied",
                        says="processes_caseletter: rows are kept",
                        when="",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[],
                        name="processes_caseletter_replaced",
                        says="processes_caseletter: rows are never replaced",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="UPDATE",
                        keys=[],
                        name="processes_caseletter_displaced",
                        says="processes_caseletter: rows are never replaced",
                    ),
                    qms.ledger.guards.CompositeKey(
                        fields=["id", "sequence", "head"],
                        name="processes_caseletter_history",
                        target="processes_historicalcaseletter",
                        target_fields=["id", "sequence", "head"],
                    ),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="processes_caseletter_history_update",
                        says="processes_caseletter_history: there is no such row in processes_historicalcaseletter",
                        when="NEW.id IS NOT NULL AND NEW.sequence IS NOT NULL AND NEW.head IS NOT NULL AND NOT EXISTS (SELECT 1 FROM processes_historicalcaseletter WHERE id = NEW.id AND sequence = NEW.sequence AND head = NEW.head)",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CasePause",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sequence", models.PositiveIntegerField(default=0, editable=False)),
                ("head", models.CharField(editable=False, max_length=64)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="pauses", to="processes.case"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("supplement", "Supplement of the dossier"),
                            ("payment", "Payment"),
                            ("suspension", "Suspension"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("since", models.DateTimeField(verbose_name="since")),
                ("until", models.DateTimeField(blank=True, null=True, verbose_name="until")),
                ("what", models.TextField(blank=True, verbose_name="what is asked for")),
                ("why", models.TextField(blank=True, verbose_name="reason")),
                ("legal_ground", models.CharField(blank=True, max_length=300, verbose_name="legal ground")),
                (
                    "answer_by",
                    models.DateField(blank=True, help_text="Last day, included.", null=True, verbose_name="answer by"),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "pause of a case",
                "verbose_name_plural": "pauses of cases",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until__isnull", True)),
                        fields=("case",),
                        name="a_clock_stands_still_once_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__isnull", True), ("until__gte", models.F("since")), _connector="OR"),
                        name="a_pause_ends_after_it_begins",
                    ),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="processes_casepause_step",
                        says="processes_casepause: every change is the next in its sequence",
                        when="NEW.sequence <> OLD.sequence + 1 OR NEW.id <> OLD.id",
                    ),
                    qms.ledger.guards.Guard(
                        event="DELETE",
                        name="processes_casepause_kept",
                        says="processes_casepause: rows are kept",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="TRUNCATE",
                        name="processes_casepause_emptied",
                        says="processes_casepause: rows are kept",
                        when="",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[
                            models.UniqueConstraint(
                                condition=models.Q(("until__isnull", True)),
                                fields=("case",),
                                name="a_clock_stands_still_once_at_a_time",
                            )
                        ],
                        name="processes_casepause_replaced",
                        says="processes_casepause: rows are never replaced",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="UPDATE",
                        keys=[
                            models.UniqueConstraint(
                                condition=models.Q(("until__isnull", True)),
                                fields=("case",),
                                name="a_clock_stands_still_once_at_a_time",
                            )
                        ],
                        name="processes_casepause_displaced",
                        says="processes_casepause: rows are never replaced",
                    ),
                    qms.ledger.guards.CompositeKey(
                        fields=["id", "sequence", "head"],
                        name="processes_casepause_history",
                        target="processes_historicalcasepause",
                        target_fields=["id", "sequence", "head"],
                    ),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="processes_casepause_history_update",
                        says="processes_casepause_history: there is no such row in processes_historicalcasepause",
                        when="NEW.id IS NOT NULL AND NEW.sequence IS NOT NULL AND NEW.head IS NOT NULL AND NOT EXISTS (SELECT 1 FROM processes_historicalcasepause WHERE id = NEW.id AND sequence = NEW.sequence AND head = NEW.head)",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalCaseLetter",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("incomplete", "Request to complete the dossier"),
                            ("refusal", "Refusal"),
                            ("apology", "Apology and new date"),
                            ("stop", "Notice that the work has stopped"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="written")),
                ("why", models.TextField(blank=True, verbose_name="reason")),
                ("what", models.TextField(blank=True, verbose_name="what is asked for")),
                ("legal_ground", models.CharField(blank=True, max_length=300, verbose_name="legal ground")),
                ("due_before", models.DateTimeField(blank=True, null=True, verbose_name="promised before")),
                ("promised_at", models.DateTimeField(blank=True, null=True, verbose_name="newly promised")),
                ("late", models.BooleanField(default=False, verbose_name="after the promised day")),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="processes.case",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                "verbose_name": "historical letter of a case",
                "verbose_name_plural": "historical letters of cases",
                "ordering": ("-history_id",),
                "get_latest_by": ("history_date", "history_id"),
                "constraints": [
                    models.UniqueConstraint(fields=("id", "sequence"), name="processes_caseletter_h_once"),
                    models.UniqueConstraint(fields=("id", "sequence", "head"), name="processes_caseletter_h_key"),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="processes_caseletter_h_update",
                        says="processes_caseletter: history is never rewritten",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="DELETE",
                        name="processes_caseletter_h_delete",
                        says="processes_caseletter: history is never removed",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="TRUNCATE",
                        name="processes_caseletter_h_emptied",
                        says="processes_caseletter: history is never emptied",
                        when="",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[models.UniqueConstraint(fields=("id", "sequence"), name="processes_caseletter_h_once")],
                        name="processes_caseletter_h_replaced",
                        says="processes_caseletter_h: rows are never replaced",
                    ),
                ],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCasePause",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("supplement", "Supplement of the dossier"),
                            ("payment", "Payment"),
                            ("suspension", "Suspension"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("since", models.DateTimeField(verbose_name="since")),
                ("until", models.DateTimeField(blank=True, null=True, verbose_name="until")),
                ("what", models.TextField(blank=True, verbose_name="what is asked for")),
                ("why", models.TextField(blank=True, verbose_name="reason")),
                ("legal_ground", models.CharField(blank=True, max_length=300, verbose_name="legal ground")),
                (
                    "answer_by",
                    models.DateField(blank=True, help_text="Last day, included.", null=True, verbose_name="answer by"),
                ),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="processes.case",
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                "verbose_name": "historical pause of a case",
                "verbose_name_plural": "historical pauses of cases",
                "ordering": ("-history_id",),
                "get_latest_by": ("history_date", "history_id"),
                "constraints": [
                    models.UniqueConstraint(fields=("id", "sequence"), name="processes_casepause_h_once"),
                    models.UniqueConstraint(fields=("id", "sequence", "head"), name="processes_casepause_h_key"),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="processes_casepause_h_update",
                        says="processes_casepause: history is never rewritten",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="DELETE",
                        name="processes_casepause_h_delete",
                        says="processes_casepause: history is never removed",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="TRUNCATE",
                        name="processes_casepause_h_emptied",
                        says="processes_casepause: history is never emptied",
                        when="",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[models.UniqueConstraint(fields=("id", "sequence"), name="processes_casepause_h_once")],
                        name="processes_casepause_h_replaced",
                        says="processes_casepause_h: rows are never replaced",
                    ),
                ],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalProcedureVersion",
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
                ("number", models.CharField(db_index=True, editable=False, max_length=60, verbose_name="number")),
                ("created_at", models.DateTimeField(editable=False, verbose_name="created")),
                ("search_text", models.TextField(blank=True, editable=False)),
                ("national_code", models.CharField(blank=True, max_length=40, verbose_name="national code")),
                ("field", models.CharField(blank=True, max_length=100, verbose_name="field of administration")),
                ("internal", models.BooleanField(default=False, verbose_name="the office's own procedure")),
                (
                    "legal_limit_days",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=6, null=True, verbose_name="time limit by law"
                    ),
                ),
                ("committed_minutes", models.PositiveIntegerField(blank=True, null=True, verbose_name="time promised")),
                ("same_day", models.BooleanField(default=False, verbose_name="result within the day")),
                (
                    "cutoff",
                    models.TimeField(
                        blank=True, null=True, verbose_name="received later counts from the next working day"
                    ),
                ),
                ("fee", models.CharField(blank=True, max_length=300, verbose_name="fee")),
                ("legal_basis", models.TextField(blank=True, verbose_name="legal basis")),
                ("verified", models.BooleanField(default=False, verbose_name="verified")),
                ("verification_note", models.TextField(blank=True, verbose_name="note on verification")),
                (
                    "supplements_allowed",
                    models.PositiveSmallIntegerField(default=1, verbose_name="supplements allowed"),
                ),
                ("apologies_allowed", models.PositiveSmallIntegerField(default=1, verbose_name="apologies allowed")),
                (
                    "state",
                    qms.lifecycle.state.StateField(
                        choices=[("drafted", "Being written"), ("frozen", "Frozen")],
                        db_index=True,
                        default="drafted",
                        editable=False,
                        max_length=30,
                        protected=True,
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="people.unit",
                        verbose_name="unit",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="created by",
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="documents.documentrevision",
                        verbose_name="revision",
                    ),
                ),
                (
                    "unit_in_charge",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="people.unit",
                        verbose_name="unit in charge",
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
                "verbose_name": "historical version of a procedure",
                "verbose_name_plural": "historical versions of procedures",
                "ordering": ("-history_id",),
                "get_latest_by": ("history_date", "history_id"),
                "constraints": [
                    models.UniqueConstraint(fields=("id", "sequence"), name="processes_procedureversion_h_once"),
                    models.UniqueConstraint(
                        fields=("id", "sequence", "head", "state"), name="processes_procedureversion_h_key"
                    ),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="processes_procedureversion_h_update",
                        says="processes_procedureversion: history is never rewritten",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="DELETE",
                        name="processes_procedureversion_h_delete",
                        says="processes_procedureversion: history is never removed",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="TRUNCATE",
                        name="processes_procedureversion_h_emptied",
                        says="processes_procedureversion: history is never emptied",
                        when="",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[
                            models.UniqueConstraint(fields=("id", "sequence"), name="processes_procedureversion_h_once")
                        ],
                        name="processes_procedureversion_h_replaced",
                        says="processes_procedureversion_h: rows are never replaced",
                    ),
                ],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalProcess",
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
                ("number", models.CharField(db_index=True, editable=False, max_length=60, verbose_name="number")),
                ("created_at", models.DateTimeField(editable=False, verbose_name="created")),
                ("search_text", models.TextField(blank=True, editable=False)),
                ("name", models.CharField(max_length=300, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("management", "Management processes"),
                            ("core", "Core processes"),
                            ("support", "Support processes"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("purpose", models.TextField(blank=True, verbose_name="purpose")),
                ("inputs", models.TextField(blank=True, help_text="One in each line.", verbose_name="inputs")),
                ("outputs", models.TextField(blank=True, help_text="One in each line.", verbose_name="outputs")),
                (
                    "clauses",
                    models.CharField(
                        blank=True, help_text="Numbers, separated by commas.", max_length=200, verbose_name="clauses"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=1, verbose_name="place on the map")),
                (
                    "state",
                    qms.lifecycle.state.StateField(
                        choices=[("run", "On the map"), ("retired", "No longer run")],
                        db_index=True,
                        default="run",
                        editable=False,
                        max_length=30,
                        protected=True,
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="people.unit",
                        verbose_name="unit",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="created by",
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
                "verbose_name": "historical process",
                "verbose_name_plural": "historical processes",
                "ordering": ("-history_id",),
                "get_latest_by": ("history_date", "history_id"),
                "constraints": [
                    models.UniqueConstraint(fields=("id", "sequence"), name="processes_process_h_once"),
                    models.UniqueConstraint(fields=("id", "sequence", "head", "state"), name="processes_process_h_key"),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="processes_process_h_update",
                        says="processes_process: history is never rewritten",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="DELETE",
                        name="processes_process_h_delete",
                        says="processes_process: history is never removed",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="TRUNCATE",
                        name="processes_process_h_emptied",
                        says="processes_process: history is never emptied",
                        when="",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[models.UniqueConstraint(fields=("id", "sequence"), name="processes_process_h_once")],
                        name="processes_process_h_replaced",
                        says="processes_process_h: rows are never replaced",
                    ),
                ],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
    ]
