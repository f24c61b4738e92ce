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
        ("people", "0001_initial"),
        ("people", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Document",
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
                ("title", models.CharField(max_length=300, verbose_name="title")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("policy", "Policy"),
                            ("objectives", "Objectives"),
                            ("manual", "Manual"),
                            ("system_procedure", "System procedure"),
                            ("procedure", "Administrative procedure"),
                            ("instruction", "Work instruction"),
                            ("form", "Form"),
                        ],
                        max_length=30,
                        verbose_name="kind",
                    ),
                ),
                (
                    "clauses",
                    models.CharField(
                        blank=True, help_text="Numbers, separated by commas.", max_length=200, verbose_name="clauses"
                    ),
                ),
                (
                    "in_force_label",
                    models.CharField(blank=True, editable=False, max_length=10, verbose_name="in force"),
                ),
                ("in_force_since", models.DateField(editable=False, null=True, verbose_name="since")),
                ("next_review_on", models.DateField(editable=False, null=True, verbose_name="next review")),
                (
                    "review_months",
                    models.PositiveSmallIntegerField(default=24, help_text="Months.", verbose_name="review every"),
                ),
            ],
            options={
                "verbose_name": "document",
                "verbose_name_plural": "documents",
                "ordering": ["-pk"],
                "abstract": False,
                "constraints": [
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="documents_document_step",
                        says="documents_document: every change is the next in its sequence",
                        when="NEW.sequence <> OLD.sequence + 1 OR NEW.id <> OLD.id OR NEW.number <> OLD.number",
                    ),
                    qms.ledger.guards.Guard(
                        event="DELETE",
                        name="documents_document_kept",
                        says="documents_document: rows are kept",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="TRUNCATE",
                        name="documents_document_emptied",
                        says="documents_document: rows are kept",
                        when="",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[models.UniqueConstraint(fields=("number",), name="number")],
                        name="documents_document_replaced",
                        says="documents_document: rows are never replaced",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="UPDATE",
                        keys=[models.UniqueConstraint(fields=("number",), name="number")],
                        name="documents_document_displaced",
                        says="documents_document: rows are never replaced",
                    ),
                    qms.ledger.guards.CompositeKey(
                        fields=["id", "sequence", "head"],
                        name="documents_document_history",
                        target="documents_historicaldocument",
                        target_fields=["id", "sequence", "head"],
                    ),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="documents_document_history_update",
                        says="documents_document_history: there is no such row in documents_historicaldocument",
                        when="NEW.id IS NOT NULL AND NEW.sequence IS NOT NULL AND NEW.head IS NOT NULL AND NOT EXISTS (SELECT 1 FROM documents_historicaldocument WHERE id = NEW.id AND sequence = NEW.sequence AND head = NEW.head)",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DocumentRevision",
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
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="revisions", to="documents.document"
                    ),
                ),
                ("issue", models.PositiveSmallIntegerField(verbose_name="issue")),
                ("amendment", models.PositiveSmallIntegerField(verbose_name="amendment")),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                ("text", models.TextField(blank=True, verbose_name="text")),
                ("change_summary", models.TextField(blank=True, verbose_name="what changes")),
                ("decision", models.CharField(blank=True, max_length=120, verbose_name="issuing decision")),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="author",
                    ),
                ),
                (
                    "approver",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="approver",
                    ),
                ),
                ("round", models.PositiveSmallIntegerField(default=0, editable=False)),
                ("content_sha256", models.CharField(blank=True, editable=False, max_length=64)),
                ("in_force_on", models.DateField(blank=True, null=True, verbose_name="in force on")),
                ("effective_at", models.DateTimeField(editable=False, null=True, verbose_name="effective since")),
                ("ended_at", models.DateTimeField(editable=False, null=True, verbose_name="effective until")),
                (
                    "state",
                    qms.lifecycle.state.StateField(
                        choices=[
                            ("draft", "Draft"),
                            ("in_review", "In review"),
                            ("approved", "Approved, not yet in force"),
                            ("effective", "Effective"),
                            ("superseded", "Superseded"),
                            ("withdrawn", "Withdrawn"),
                            ("cancelled", "Cancelled"),
                        ],
                        db_index=True,
                        default="draft",
                        editable=False,
                        max_length=30,
                        protected=True,
                    ),
                ),
            ],
            options={
                "verbose_name": "document revision",
                "verbose_name_plural": "document revisions",
                "ordering": ["-pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "effective")),
                        fields=("document",),
                        name="one_effective_revision_per_document",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["draft", "in_review", "approved"])),
                        fields=("document",),
                        name="one_open_revision_per_document",
                    ),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="documents_documentrevision_step",
                        says="documents_documentrevision: every change is the next in its sequence",
                        when="NEW.sequence <> OLD.sequence + 1 OR NEW.id <> OLD.id OR NEW.number <> OLD.number",
                    ),
                    qms.ledger.guards.Guard(
                        event="DELETE",
                        name="documents_documentrevision_kept",
                        says="documents_documentrevision: rows are kept",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="TRUNCATE",
                        name="documents_documentrevision_emptied",
                        says="documents_documentrevision: rows are kept",
                        when="",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[
                            models.UniqueConstraint(fields=("number",), name="number"),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "effective")),
                                fields=("document",),
                                name="one_effective_revision_per_document",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state__in", ["draft", "in_review", "approved"])),
                                fields=("document",),
                                name="one_open_revision_per_document",
                            ),
                        ],
                        name="documents_documentrevision_replaced",
                        says="documents_documentrevision: rows are never replaced",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="UPDATE",
                        keys=[
                            models.UniqueConstraint(fields=("number",), name="number"),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "effective")),
                                fields=("document",),
                                name="one_effective_revision_per_document",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state__in", ["draft", "in_review", "approved"])),
                                fields=("document",),
                                name="one_open_revision_per_document",
                            ),
                        ],
                        name="documents_documentrevision_displaced",
                        says="documents_documentrevision: rows are never replaced",
                    ),
                    qms.ledger.guards.CompositeKey(
                        fields=["id", "sequence", "head", "state"],
                        name="documents_documentrevision_history",
                        target="documents_historicaldocumentrevision",
                        target_fields=["id", "sequence", "head", "state"],
                    ),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="documents_documentrevision_history_update",
                        says="documents_documentrevision_history: there is no such row in documents_historicaldocumentrevision",
                        when="NEW.id IS NOT NULL AND NEW.sequence IS NOT NULL AND NEW.head IS NOT NULL AND NEW.state IS NOT NULL AND NOT EXISTS (SELECT 1 FROM documents_historicaldocumentrevision WHERE id = NEW.id AND sequence = NEW.sequence AND head = NEW.head AND state = NEW.state)",
                    ),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="documents_documentrevision_arrows",
                        says="documents_documentrevision: no act leads from this state to that",
                        when="OLD.state <> NEW.state AND NOT ((OLD.state = 'approved' AND NEW.state = 'cancelled') OR (OLD.state = 'approved' AND NEW.state = 'effective') OR (OLD.state = 'draft' AND NEW.state = 'cancelled') OR (OLD.state = 'draft' AND NEW.state = 'in_review') OR (OLD.state = 'effective' AND NEW.state = 'superseded') OR (OLD.state = 'effective' AND NEW.state = 'withdrawn') OR (OLD.state = 'in_review' AND NEW.state = 'approved') OR (OLD.state = 'in_review' AND NEW.state = 'cancelled') OR (OLD.state = 'in_review' AND NEW.state = 'draft'))",
                    ),
                    qms.ledger.guards.Guard(
                        event="INSERT",
                        name="documents_documentrevision_start",
                        says="documents_documentrevision: a record begins in draft",
                        when="NEW.state <> 'draft'",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Acknowledgement",
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
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acknowledgements",
                        to="documents.documentrevision",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
                (
                    "post",
                    models.CharField(
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
                ("opened_at", models.DateTimeField(editable=False, null=True, verbose_name="opened")),
                ("acknowledged_at", models.DateTimeField(editable=False, null=True, verbose_name="acknowledged")),
                (
                    "state",
                    qms.lifecycle.state.StateField(
                        choices=[("pending", "To be read"), ("acknowledged", "Acknowledged"), ("lapsed", "Lapsed")],
                        db_index=True,
                        default="pending",
                        editable=False,
                        max_length=30,
                        protected=True,
                    ),
                ),
            ],
            options={
                "verbose_name": "acknowledgement",
                "verbose_name_plural": "acknowledgements",
                "ordering": ["-pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("revision", "person"), name="a_person_acknowledges_a_revision_once"
                    ),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="documents_acknowledgement_step",
                        says="documents_acknowledgement: every change is the next in its sequence",
                        when="NEW.sequence <> OLD.sequence + 1 OR NEW.id <> OLD.id OR NEW.number <> OLD.number",
                    ),
                    qms.ledger.guards.Guard(
                        event="DELETE",
                        name="documents_acknowledgement_kept",
                        says="documents_acknowledgement: rows are kept",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="TRUNCATE",
                        name="documents_acknowledgement_emptied",
                        says="documents_acknowledgement: rows are kept",
                        when="",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[
                            models.UniqueConstraint(fields=("number",), name="number"),
                            models.UniqueConstraint(
                                fields=("revision", "person"), name="a_person_acknowledges_a_revision_once"
                            ),
                        ],
                        name="documents_acknowledgement_replaced",
                        says="documents_acknowledgement: rows are never replaced",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="UPDATE",
                        keys=[
                            models.UniqueConstraint(fields=("number",), name="number"),
                            models.UniqueConstraint(
                                fields=("revision", "person"), name="a_person_acknowledges_a_revision_once"
                            ),
                        ],
                        name="documents_acknowledgement_displaced",
                        says="documents_acknowledgement: rows are never replaced",
                    ),
                    qms.ledger.guards.CompositeKey(
                        fields=["id", "sequence", "head", "state"],
                        name="documents_acknowledgement_history",
                        target="documents_historicalacknowledgement",
                        target_fields=["id", "sequence", "head", "state"],
                    ),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="documents_acknowledgement_history_update",
                        says="documents_acknowledgement_history: there is no such row in documents_historicalacknowledgement",
                        when="NEW.id IS NOT NULL AND NEW.sequence IS NOT NULL AND NEW.head IS NOT NULL AND NEW.state IS NOT NULL AND NOT EXISTS (SELECT 1 FROM documents_historicalacknowledgement WHERE id = NEW.id AND sequence = NEW.sequence AND head = NEW.head AND state = NEW.state)",
                    ),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="documents_acknowledgement_arrows",
                        says="documents_acknowledgement: no act leads from this state to that",
                        when="OLD.state <> NEW.state AND NOT ((OLD.state = 'pending' AND NEW.state = 'acknowledged') OR (OLD.state = 'pending' AND NEW.state = 'lapsed'))",
                    ),
                    qms.ledger.guards.Guard(
                        event="INSERT",
                        name="documents_acknowledgement_start",
                        says="documents_acknowledgement: a record begins in pending",
                        when="NEW.state <> 'pending'",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalAcknowledgement",
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
                    "post",
                    models.CharField(
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
                ("opened_at", models.DateTimeField(editable=False, null=True, verbose_name="opened")),
                ("acknowledged_at", models.DateTimeField(editable=False, null=True, verbose_name="acknowledged")),
                (
                    "state",
                    qms.lifecycle.state.StateField(
                        choices=[("pending", "To be read"), ("acknowledged", "Acknowledged"), ("lapsed", "Lapsed")],
                        db_index=True,
                        default="pending",
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
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
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
                "verbose_name": "historical acknowledgement",
                "verbose_name_plural": "historical acknowledgements",
                "ordering": ("-history_id",),
                "get_latest_by": ("history_date", "history_id"),
                "constraints": [
                    models.UniqueConstraint(fields=("id", "sequence"), name="documents_acknowledgement_h_once"),
                    models.UniqueConstraint(
                        fields=("id", "sequence", "head", "state"), name="documents_acknowledgement_h_key"
                    ),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="documents_acknowledgement_h_update",
                        says="documents_acknowledgement: history is never rewritten",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="DELETE",
                        name="documents_acknowledgement_h_delete",
                        says="documents_acknowledgement: history is never removed",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="TRUNCATE",
                        name="documents_acknowledgement_h_emptied",
                        says="documents_acknowledgement: history is never emptied",
                        when="",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[
                            models.UniqueConstraint(fields=("id", "sequence"), name="documents_acknowledgement_h_once")
                        ],
                        name="documents_acknowledgement_h_replaced",
                        says="documents_acknowledgement_h: rows are never replaced",
                    ),
                ],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalDocument",
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
                ("title", models.CharField(max_length=300, verbose_name="title")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("policy", "Policy"),
                            ("objectives", "Objectives"),
                            ("manual", "Manual"),
                            ("system_procedure", "System procedure"),
                            ("procedure", "Administrative procedure"),
                            ("instruction", "Work instruction"),
                            ("form", "Form"),
                        ],
                        max_length=30,
                        verbose_name="kind",
                    ),
                ),
                (
                    "clauses",
                    models.CharField(
                        blank=True, help_text="Numbers, separated by commas.", max_length=200, verbose_name="clauses"
                    ),
                ),
                (
                    "in_force_label",
                    models.CharField(blank=True, editable=False, max_length=10, verbose_name="in force"),
                ),
                ("in_force_since", models.DateField(editable=False, null=True, verbose_name="since")),
                ("next_review_on", models.DateField(editable=False, null=True, verbose_name="next review")),
                (
                    "review_months",
                    models.PositiveSmallIntegerField(default=24, help_text="Months.", verbose_name="review every"),
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
                "verbose_name": "historical document",
                "verbose_name_plural": "historical documents",
                "ordering": ("-history_id",),
                "get_latest_by": ("history_date", "history_id"),
                "constraints": [
                    models.UniqueConstraint(fields=("id", "sequence"), name="documents_document_h_once"),
                    models.UniqueConstraint(fields=("id", "sequence", "head"), name="documents_document_h_key"),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="documents_document_h_update",
                        says="documents_document: history is never rewritten",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="DELETE",
                        name="documents_document_h_delete",
                        says="documents_document: history is never removed",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="TRUNCATE",
                        name="documents_document_h_emptied",
                        says="documents_document: history is never emptied",
                        when="",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[models.UniqueConstraint(fields=("id", "sequence"), name="documents_document_h_once")],
                        name="documents_document_h_replaced",
                        says="documents_document_h: rows are never replaced",
                    ),
                ],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalDocumentRevision",
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
                ("issue", models.PositiveSmallIntegerField(verbose_name="issue")),
                ("amendment", models.PositiveSmallIntegerField(verbose_name="amendment")),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                ("text", models.TextField(blank=True, verbose_name="text")),
                ("change_summary", models.TextField(blank=True, verbose_name="what changes")),
                ("decision", models.CharField(blank=True, max_length=120, verbose_name="issuing decision")),
                ("round", models.PositiveSmallIntegerField(default=0, editable=False)),
                ("content_sha256", models.CharField(blank=True, editable=False, max_length=64)),
                ("in_force_on", models.DateField(blank=True, null=True, verbose_name="in force on")),
                ("effective_at", models.DateTimeField(editable=False, null=True, verbose_name="effective since")),
                ("ended_at", models.DateTimeField(editable=False, null=True, verbose_name="effective until")),
                (
                    "state",
                    qms.lifecycle.state.StateField(
                        choices=[
                            ("draft", "Draft"),
                            ("in_review", "In review"),
                            ("approved", "Approved, not yet in force"),
                            ("effective", "Effective"),
                            ("superseded", "Superseded"),
                            ("withdrawn", "Withdrawn"),
                            ("cancelled", "Cancelled"),
                        ],
                        db_index=True,
                        default="draft",
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
                    "document",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="documents.document",
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="author",
                    ),
                ),
                (
                    "approver",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="approver",
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
                "verbose_name": "historical document revision",
                "verbose_name_plural": "historical document revisions",
                "ordering": ("-history_id",),
                "get_latest_by": ("history_date", "history_id"),
                "constraints": [
                    models.UniqueConstraint(fields=("id", "sequence"), name="documents_documentrevision_h_once"),
                    models.UniqueConstraint(
                        fields=("id", "sequence", "head", "state"), name="documents_documentrevision_h_key"
                    ),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="documents_documentrevision_h_update",
                        says="documents_documentrevision: history is never rewritten",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="DELETE",
                        name="documents_documentrevision_h_delete",
                        says="documents_documentrevision: history is never removed",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="TRUNCATE",
                        name="documents_documentrevision_h_emptied",
                        says="documents_documentrevision: history is never emptied",
                        when="",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[
                            models.UniqueConstraint(fields=("id", "sequence"), name="documents_documentrevision_h_once")
                        ],
                        name="documents_documentrevision_h_replaced",
                        says="documents_documentrevision_h: rows are never replaced",
                    ),
                ],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPeriodicReview",
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
                ("due_on", models.DateField(verbose_name="due")),
                ("next_on", models.DateField(editable=False, null=True, verbose_name="next review")),
                (
                    "state",
                    qms.lifecycle.state.StateField(
                        choices=[
                            ("due", "Due"),
                            ("proposed", "Proposed to keep"),
                            ("kept", "Kept as it is"),
                            ("revision_opened", "Revision opened"),
                        ],
                        db_index=True,
                        default="due",
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
                    "document",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="documents.document",
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
                        verbose_name="revision under review",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="proposed by",
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
                "verbose_name": "historical periodic review",
                "verbose_name_plural": "historical periodic reviews",
                "ordering": ("-history_id",),
                "get_latest_by": ("history_date", "history_id"),
                "constraints": [
                    models.UniqueConstraint(fields=("id", "sequence"), name="documents_periodicreview_h_once"),
                    models.UniqueConstraint(
                        fields=("id", "sequence", "head", "state"), name="documents_periodicreview_h_key"
                    ),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="documents_periodicreview_h_update",
                        says="documents_periodicreview: history is never rewritten",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="DELETE",
                        name="documents_periodicreview_h_delete",
                        says="documents_periodicreview: history is never removed",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="TRUNCATE",
                        name="documents_periodicreview_h_emptied",
                        says="documents_periodicreview: history is never emptied",
                        when="",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[
                            models.UniqueConstraint(fields=("id", "sequence"), name="documents_periodicreview_h_once")
                        ],
                        name="documents_periodicreview_h_replaced",
                        says="documents_periodicreview_h: rows are never replaced",
                    ),
                ],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalReader",
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
                    "post",
                    models.CharField(
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
                    "revision",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="documents.documentrevision",
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
                "verbose_name": "historical reader",
                "verbose_name_plural": "historical readers",
                "ordering": ("-history_id",),
                "get_latest_by": ("history_date", "history_id"),
                "constraints": [
                    models.UniqueConstraint(fields=("id", "sequence"), name="documents_reader_h_once"),
                    models.UniqueConstraint(fields=("id", "sequence", "head"), name="documents_reader_h_key"),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="documents_reader_h_update",
                        says="documents_reader: history is never rewritten",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="DELETE",
                        name="documents_reader_h_delete",
                        says="documents_reader: history is never removed",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="TRUNCATE",
                        name="documents_reader_h_emptied",
                        says="documents_reader: history is never emptied",
                        when="",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[models.UniqueConstraint(fields=("id", "sequence"), name="documents_reader_h_once")],
                        name="documents_reader_h_replaced",
                        says="documents_reader_h: rows are never replaced",
                    ),
                ],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalReviewer",
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
                    "endorsed_round",
                    models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="endorsed in round"),
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
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
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
                "verbose_name": "historical reviewer",
                "verbose_name_plural": "historical reviewers",
                "ordering": ("-history_id",),
                "get_latest_by": ("history_date", "history_id"),
                "constraints": [
                    models.UniqueConstraint(fields=("id", "sequence"), name="documents_reviewer_h_once"),
                    models.UniqueConstraint(fields=("id", "sequence", "head"), name="documents_reviewer_h_key"),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="documents_reviewer_h_update",
                        says="documents_reviewer: history is never rewritten",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="DELETE",
                        name="documents_reviewer_h_delete",
                        says="documents_reviewer: history is never removed",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="TRUNCATE",
                        name="documents_reviewer_h_emptied",
                        says="documents_reviewer: history is never emptied",
                        when="",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[models.UniqueConstraint(fields=("id", "sequence"), name="documents_reviewer_h_once")],
                        name="documents_reviewer_h_replaced",
                        says="documents_reviewer_h: rows are never replaced",
                    ),
                ],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="PeriodicReview",
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
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reviews", to="documents.document"
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.documentrevision",
                        verbose_name="revision under review",
                    ),
                ),
                ("due_on", models.DateField(verbose_name="due")),
                (
                    "proposed_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="proposed by",
                    ),
                ),
                ("next_on", models.DateField(editable=False, null=True, verbose_name="next review")),
                (
                    "state",
                    qms.lifecycle.state.StateField(
                        choices=[
                            ("due", "Due"),
                            ("proposed", "Proposed to keep"),
                            ("kept", "Kept as it is"),
                            ("revision_opened", "Revision opened"),
                        ],
                        db_index=True,
                        default="due",
                        editable=False,
                        max_length=30,
                        protected=True,
                    ),
                ),
            ],
            options={
                "verbose_name": "periodic review",
                "verbose_name_plural": "periodic reviews",
                "ordering": ["-pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["due", "proposed"])),
                        fields=("document",),
                        name="one_open_review_per_document",
                    ),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="documents_periodicreview_step",
                        says="documents_periodicreview: every change is the next in its sequence",
                        when="NEW.sequence <> OLD.sequence + 1 OR NEW.id <> OLD.id OR NEW.number <> OLD.number",
                    ),
                    qms.ledger.guards.Guard(
                        event="DELETE",
                        name="documents_periodicreview_kept",
                        says="documents_periodicreview: rows are kept",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="TRUNCATE",
                        name="documents_periodicreview_emptied",
                        says="documents_periodicreview: rows are kept",
                        when="",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[
                            models.UniqueConstraint(fields=("number",), name="number"),
                            models.UniqueConstraint(
                                condition=models.Q(("state__in", ["due", "proposed"])),
                                fields=("document",),
                                name="one_open_review_per_document",
                            ),
                        ],
                        name="documents_periodicreview_replaced",
                        says="documents_periodicreview: rows are never replaced",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="UPDATE",
                        keys=[
                            models.UniqueConstraint(fields=("number",), name="number"),
                            models.UniqueConstraint(
                                condition=models.Q(("state__in", ["due", "proposed"])),
                                fields=("document",),
                                name="one_open_review_per_document",
                            ),
                        ],
                        name="documents_periodicreview_displaced",
                        says="documents_periodicreview: rows are never replaced",
                    ),
                    qms.ledger.guards.CompositeKey(
                        fields=["id", "sequence", "head", "state"],
                        name="documents_periodicreview_history",
                        target="documents_historicalperiodicreview",
                        target_fields=["id", "sequence", "head", "state"],
                    ),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="documents_periodicreview_history_update",
                        says="documents_periodicreview_history: there is no such row in documents_historicalperiodicreview",
                        when="NEW.id IS NOT NULL AND NEW.sequence IS NOT NULL AND NEW.head IS NOT NULL AND NEW.state IS NOT NULL AND NOT EXISTS (SELECT 1 FROM documents_historicalperiodicreview WHERE id = NEW.id AND sequence = NEW.sequence AND head = NEW.head AND state = NEW.state)",
                    ),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="documents_periodicreview_arrows",
                        says="documents_periodicreview: no act leads from this state to that",
                        when="OLD.state <> NEW.state AND NOT ((OLD.state = 'due' AND NEW.state = 'proposed') OR (OLD.state = 'due' AND NEW.state = 'revision_opened') OR (OLD.state = 'proposed' AND NEW.state = 'kept') OR (OLD.state = 'proposed' AND NEW.state = 'revision_opened'))",
                    ),
                    qms.ledger.guards.Guard(
                        event="INSERT",
                        name="documents_periodicreview_start",
                        says="documents_periodicreview: a record begins in due",
                        when="NEW.state <> 'due'",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Reader",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sequence", models.PositiveIntegerField(default=0, editable=False)),
                ("head", models.CharField(editable=False, max_length=64)),
                ("active", models.BooleanField(default=True)),
                (
                    "revision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="readers",
                        to="documents.documentrevision",
                    ),
                ),
                (
                    "post",
                    models.CharField(
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.unit",
                        verbose_name="unit",
                    ),
                ),
            ],
            options={
                "verbose_name": "reader",
                "verbose_name_plural": "readers",
                "constraints": [
                    models.UniqueConstraint(fields=("revision", "post", "unit"), name="a_reader_is_named_once"),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="documents_reader_step",
                        says="documents_reader: every change is the next in its sequence",
                        when="NEW.sequence <> OLD.sequence + 1 OR NEW.id <> OLD.id",
                    ),
                    qms.ledger.guards.Guard(
                        event="DELETE", name="documents_reader_kept", says="documents_reader: rows are kept", when=""
                    ),
                    qms.ledger.guards.Guard(
                        event="TRUNCATE",
                        name="documents_reader_emptied",
                        says="documents_reader: rows are kept",
                        when="",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[
                            models.UniqueConstraint(fields=("revision", "post", "unit"), name="a_reader_is_named_once")
                        ],
                        name="documents_reader_replaced",
                        says="documents_reader: rows are never replaced",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="UPDATE",
                        keys=[
                            models.UniqueConstraint(fields=("revision", "post", "unit"), name="a_reader_is_named_once")
                        ],
                        name="documents_reader_displaced",
                        says="documents_reader: rows are never replaced",
                    ),
                    qms.ledger.guards.CompositeKey(
                        fields=["id", "sequence", "head"],
                        name="documents_reader_history",
                        target="documents_historicalreader",
                        target_fields=["id", "sequence", "head"],
                    ),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="documents_reader_history_update",
                        says="documents_reader_history: there is no such row in documents_historicalreader",
                        when="NEW.id IS NOT NULL AND NEW.sequence IS NOT NULL AND NEW.head IS NOT NULL AND NOT EXISTS (SELECT 1 FROM documents_historicalreader WHERE id = NEW.id AND sequence = NEW.sequence AND head = NEW.head)",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Reviewer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sequence", models.PositiveIntegerField(default=0, editable=False)),
                ("head", models.CharField(editable=False, max_length=64)),
                ("active", models.BooleanField(default=True)),
                (
                    "revision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviewers",
                        to="documents.documentrevision",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
                (
                    "endorsed_round",
                    models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="endorsed in round"),
                ),
            ],
            options={
                "verbose_name": "reviewer",
                "verbose_name_plural": "reviewers",
                "constraints": [
                    models.UniqueConstraint(fields=("revision", "person"), name="a_reviewer_is_named_once"),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="documents_reviewer_step",
                        says="documents_reviewer: every change is the next in its sequence",
                        when="NEW.sequence <> OLD.sequence + 1 OR NEW.id <> OLD.id",
                    ),
                    qms.ledger.guards.Guard(
                        event="DELETE",
                        name="documents_reviewer_kept",
                        says="documents_reviewer: rows are kept",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="TRUNCATE",
                        name="documents_reviewer_emptied",
                        says="documents_reviewer: rows are kept",
                        when="",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[models.UniqueConstraint(fields=("revision", "person"), name="a_reviewer_is_named_once")],
                        name="documents_reviewer_replaced",
                        says="documents_reviewer: rows are never replaced",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="UPDATE",
                        keys=[models.UniqueConstraint(fields=("revision", "person"), name="a_reviewer_is_named_once")],
                        name="documents_reviewer_displaced",
                        says="documents_reviewer: rows are never replaced",
                    ),
                    qms.ledger.guards.CompositeKey(
                        fields=["id", "sequence", "head"],
                        name="documents_reviewer_history",
                        target="documents_historicalreviewer",
                        target_fields=["id", "sequence", "head"],
                    ),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="documents_reviewer_history_update",
                        says="documents_reviewer_history: there is no such row in documents_historicalreviewer",
                        when="NEW.id IS NOT NULL AND NEW.sequence IS NOT NULL AND NEW.head IS NOT NULL AND NOT EXISTS (SELECT 1 FROM documents_historicalreviewer WHERE id = NEW.id AND sequence = NEW.sequence AND head = NEW.head)",
                    ),
                ],
            },
        ),
    ]
