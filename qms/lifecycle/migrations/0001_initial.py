import django.db.models.deletion
import django.utils.timezone
import qms.ledger.guards
import qms.ledger.places
import simple_history.models
import viewflow.workflow.fields
import viewflow.workflow.token
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("people", "0001_initial"),
        ("people", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Process",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("flow_class", viewflow.workflow.fields.FlowReferenceField(max_length=250, verbose_name="Flow")),
                (
                    "status",
                    models.CharField(
                        choices=[("CANCELED", "Canceled"), ("DONE", "Done"), ("NEW", "New")],
                        default="NEW",
                        max_length=50,
                        verbose_name="Status",
                    ),
                ),
                ("created", models.DateTimeField(default=django.utils.timezone.now, verbose_name="Created")),
                ("finished", models.DateTimeField(blank=True, null=True, verbose_name="Finished")),
                (
                    "record_type",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="contenttypes.contenttype"
                    ),
                ),
                ("record_id", models.PositiveBigIntegerField()),
                ("data", models.JSONField(blank=True, default=dict)),
            ],
            options={
                "indexes": [models.Index(fields=["record_type", "record_id"], name="lifecycle_p_record__3198bd_idx")],
            },
        ),
        migrations.CreateModel(
            name="Task",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("flow_task", viewflow.workflow.fields.TaskReferenceField(max_length=255, verbose_name="Task")),
                ("flow_task_type", models.CharField(max_length=50, verbose_name="Type")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("ASSIGNED", "Assigned"),
                            ("CANCELED", "Canceled"),
                            ("DONE", "Done"),
                            ("ERROR", "Error"),
                            ("NEW", "New"),
                            ("REVIVED", "Revived"),
                            ("SCHEDULED", "Scheduled"),
                            ("STARTED", "Started"),
                        ],
                        db_index=True,
                        default="NEW",
                        max_length=50,
                        verbose_name="Status",
                    ),
                ),
                (
                    "created",
                    models.DateTimeField(db_index=True, default=django.utils.timezone.now, verbose_name="Created"),
                ),
                ("assigned", models.DateTimeField(blank=True, null=True, verbose_name="Assigned")),
                ("started", models.DateTimeField(blank=True, null=True, verbose_name="Started")),
                ("finished", models.DateTimeField(blank=True, null=True, verbose_name="Finished")),
                (
                    "token",
                    viewflow.workflow.fields.TokenField(
                        default=viewflow.workflow.token.Token("start"), max_length=150, verbose_name="Token"
                    ),
                ),
                (
                    "owner_permission",
                    models.CharField(blank=True, max_length=255, null=True, verbose_name="Permission"),
                ),
                ("owner_permission_obj_pk", models.CharField(blank=True, max_length=255, null=True)),
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="tasks", to="lifecycle.process"
                    ),
                ),
                (
                    "record_type",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="contenttypes.contenttype"
                    ),
                ),
                ("record_id", models.PositiveBigIntegerField()),
                ("part_id", models.PositiveBigIntegerField(null=True)),
                ("subject", models.CharField(max_length=400, verbose_name="subject")),
                ("verb", models.CharField(max_length=60)),
                ("detail", models.CharField(blank=True, max_length=300)),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
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
                    ),
                ),
                ("due_at", models.DateTimeField(null=True, verbose_name="due")),
                ("act", models.CharField(blank=True, max_length=60)),
                ("data", models.JSONField(blank=True, default=dict)),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "owner_permission_content_type",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contenttypes.contenttype",
                    ),
                ),
            ],
            options={
                "verbose_name": "task",
                "verbose_name_plural": "tasks",
                "indexes": [
                    models.Index(fields=["status", "person", "due_at"], name="lifecycle_t_status_e7486c_idx"),
                    models.Index(fields=["status", "owner", "due_at"], name="lifecycle_t_status_d64320_idx"),
                    models.Index(fields=["status", "post", "unit", "due_at"], name="lifecycle_t_status_915752_idx"),
                    models.Index(fields=["record_type", "record_id", "status"], name="lifecycle_t_record__e034e4_idx"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Exemption",
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
                ("rule", models.CharField(max_length=80, verbose_name="rule")),
                (
                    "record_type",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="contenttypes.contenttype"
                    ),
                ),
                ("record_id", models.PositiveBigIntegerField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person exempted",
                    ),
                ),
                ("grounds", models.TextField(verbose_name="why the roles can't be kept apart")),
            ],
            options={
                "verbose_name": "exception granted",
                "verbose_name_plural": "exceptions granted",
                "ordering": ["-pk"],
                "abstract": False,
                "indexes": [models.Index(fields=["record_type", "record_id"], name="lifecycle_e_record__3061ea_idx")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("rule", "record_type", "record_id", "person"),
                        name="one_exemption_per_rule_record_person",
                    ),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="lifecycle_exemption_fixed",
                        says="lifecycle_exemption: an exception is never changed",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="lifecycle_exemption_step",
                        says="lifecycle_exemption: every change is the next in its sequence",
                        when="NEW.sequence <> OLD.sequence + 1 OR NEW.id <> OLD.id OR NEW.number <> OLD.number",
                    ),
                    qms.ledger.guards.Guard(
                        event="DELETE",
                        name="lifecycle_exemption_kept",
                        says="lifecycle_exemption: rows are kept",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="TRUNCATE",
                        name="lifecycle_exemption_emptied",
                        says="lifecycle_exemption: rows are kept",
                        when="",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[
                            models.UniqueConstraint(fields=("number",), name="number"),
                            models.UniqueConstraint(
                                fields=("rule", "record_type", "record_id", "person"),
                                name="one_exemption_per_rule_record_person",
                            ),
                        ],
                        name="lifecycle_exemption_replaced",
                        says="lifecycle_exemption: rows are never replaced",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="UPDATE",
                        keys=[
                            models.UniqueConstraint(fields=("number",), name="number"),
                            models.UniqueConstraint(
                                fields=("rule", "record_type", "record_id", "person"),
                                name="one_exemption_per_rule_record_person",
                            ),
                        ],
                        name="lifecycle_exemption_displaced",
                        says="lifecycle_exemption: rows are never replaced",
                    ),
                    qms.ledger.guards.CompositeKey(
                        fields=["id", "sequence", "head"],
                        name="lifecycle_exemption_history",
                        target="lifecycle_historicalexemption",
                        target_fields=["id", "sequence", "head"],
                    ),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="lifecycle_exemption_history_update",
                        says="lifecycle_exemption_history: there is no such row in lifecycle_historicalexemption",
                        when="NEW.id IS NOT NULL AND NEW.sequence IS NOT NULL AND NEW.head IS NOT NULL AND NOT EXISTS (SELECT 1 FROM lifecycle_historicalexemption WHERE id = NEW.id AND sequence = NEW.sequence AND head = NEW.head)",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalExemption",
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
                ("rule", models.CharField(max_length=80, verbose_name="rule")),
                ("record_id", models.PositiveBigIntegerField()),
                ("grounds", models.TextField(verbose_name="why the roles can't be kept apart")),
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
                    "record_type",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="contenttypes.contenttype",
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
                        verbose_name="person exempted",
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
                "verbose_name": "historical exception granted",
                "verbose_name_plural": "historical exceptions granted",
                "ordering": ("-history_id",),
                "get_latest_by": ("history_date", "history_id"),
                "constraints": [
                    models.UniqueConstraint(fields=("id", "sequence"), name="lifecycle_exemption_h_once"),
                    models.UniqueConstraint(fields=("id", "sequence", "head"), name="lifecycle_exemption_h_key"),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="lifecycle_exemption_h_update",
                        says="lifecycle_exemption: history is never rewritten",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="DELETE",
                        name="lifecycle_exemption_h_delete",
                        says="lifecycle_exemption: history is never removed",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="TRUNCATE",
                        name="lifecycle_exemption_h_emptied",
                        says="lifecycle_exemption: history is never emptied",
                        when="",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[models.UniqueConstraint(fields=("id", "sequence"), name="lifecycle_exemption_h_once")],
                        name="lifecycle_exemption_h_replaced",
                        says="lifecycle_exemption_h: rows are never replaced",
                    ),
                ],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
    ]
