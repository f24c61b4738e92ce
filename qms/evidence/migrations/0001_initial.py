import django.db.models.deletion
import qms.ledger.guards
import qms.ledger.places
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("people", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Identity",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("full_name", models.CharField(blank=True, max_length=150, verbose_name="full name")),
                ("id_number", models.CharField(blank=True, max_length=30, verbose_name="identity number")),
                ("phone", models.CharField(blank=True, max_length=30, verbose_name="telephone")),
                ("address", models.CharField(blank=True, max_length=300, verbose_name="address")),
                ("digest", models.CharField(editable=False, max_length=100)),
                ("erased_at", models.DateTimeField(editable=False, null=True)),
            ],
            options={
                "constraints": [
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="evidence_identity_erased_only",
                        says="evidence_identity: an identity is erased, never rewritten",
                        when="NOT (NEW.full_name = '' AND NEW.id_number = '' AND NEW.phone = '' AND NEW.address = '' AND NEW.digest = OLD.digest)",
                    ),
                    qms.ledger.guards.Guard(
                        event="DELETE",
                        name="evidence_identity_kept",
                        says="evidence_identity: the digest is kept",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="TRUNCATE",
                        name="evidence_identity_emptied",
                        says="evidence_identity: the digest is kept",
                        when="",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[],
                        name="evidence_identity_replaced",
                        says="evidence_identity: rows are never replaced",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="UPDATE",
                        keys=[],
                        name="evidence_identity_displaced",
                        says="evidence_identity: rows are never replaced",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NumberSeries",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("series", models.CharField(max_length=40)),
                ("period", models.CharField(max_length=10)),
                ("last", models.PositiveIntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("series", "period"), name="one_counter_per_series_and_period"),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="evidence_numberseries_step",
                        says="evidence_numberseries: numbers follow one another",
                        when="NEW.last <> OLD.last + 1 OR NEW.series <> OLD.series OR NEW.period <> OLD.period",
                    ),
                    qms.ledger.guards.Guard(
                        event="INSERT",
                        name="evidence_numberseries_start",
                        says="evidence_numberseries: numbers begin with the first",
                        when="NEW.last <> 0",
                    ),
                    qms.ledger.guards.Guard(
                        event="DELETE",
                        name="evidence_numberseries_kept",
                        says="evidence_numberseries: series are kept",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="TRUNCATE",
                        name="evidence_numberseries_emptied",
                        says="evidence_numberseries: series are kept",
                        when="",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[
                            models.UniqueConstraint(
                                fields=("series", "period"), name="one_counter_per_series_and_period"
                            )
                        ],
                        name="evidence_numberseries_replaced",
                        says="evidence_numberseries: rows are never replaced",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="UPDATE",
                        keys=[
                            models.UniqueConstraint(
                                fields=("series", "period"), name="one_counter_per_series_and_period"
                            )
                        ],
                        name="evidence_numberseries_displaced",
                        says="evidence_numberseries: rows are never replaced",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Outgoing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("to", models.EmailField(max_length=254)),
                ("subject", models.CharField(max_length=300)),
                ("body", models.TextField()),
                ("created_at", models.DateTimeField()),
                ("sent_at", models.DateTimeField(null=True)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("error", models.TextField(blank=True)),
            ],
            options={
                "indexes": [models.Index(fields=["sent_at", "tries"], name="evidence_ou_sent_at_b5d183_idx")],
            },
        ),
        migrations.CreateModel(
            name="Seal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(unique=True)),
                ("made_at", models.DateTimeField()),
                ("covers", models.JSONField(help_text="{model: [after history_id, up to history_id, rows]}")),
                ("root", models.CharField(max_length=64)),
                ("head", models.CharField(max_length=64)),
                ("mac", models.CharField(max_length=100)),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="evidence_seal_fixed",
                        says="evidence_seal: a seal is never rewritten",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="DELETE",
                        name="evidence_seal_kept",
                        says="evidence_seal: a seal is never removed",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="TRUNCATE",
                        name="evidence_seal_emptied",
                        says="evidence_seal: a seal is never removed",
                        when="",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[models.UniqueConstraint(fields=("number",), name="number")],
                        name="evidence_seal_replaced",
                        says="evidence_seal: rows are never replaced",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="UPDATE",
                        keys=[models.UniqueConstraint(fields=("number",), name="number")],
                        name="evidence_seal_displaced",
                        says="evidence_seal: rows are never replaced",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Attachment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sequence", models.PositiveIntegerField(default=0, editable=False)),
                ("head", models.CharField(editable=False, max_length=64)),
                (
                    "record_type",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="contenttypes.contenttype"
                    ),
                ),
                ("record_id", models.PositiveBigIntegerField()),
                ("sha256", models.CharField(db_index=True, max_length=64)),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("media_type", models.CharField(max_length=100)),
                ("size", models.PositiveBigIntegerField(help_text="Bytes.", verbose_name="size")),
                ("purpose", models.CharField(default="evidence", max_length=40)),
            ],
            options={
                "verbose_name": "attachment",
                "verbose_name_plural": "attachments",
                "indexes": [models.Index(fields=["record_type", "record_id"], name="evidence_at_record__b22081_idx")],
                "constraints": [
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="evidence_attachment_step",
                        says="evidence_attachment: every change is the next in its sequence",
                        when="NEW.sequence <> OLD.sequence + 1 OR NEW.id <> OLD.id",
                    ),
                    qms.ledger.guards.Guard(
                        event="DELETE",
                        name="evidence_attachment_kept",
                        says="evidence_attachment: rows are kept",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="TRUNCATE",
                        name="evidence_attachment_emptied",
                        says="evidence_attachment: rows are kept",
                        when="",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[],
                        name="evidence_attachment_replaced",
                        says="evidence_attachment: rows are never replaced",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="UPDATE",
                        keys=[],
                        name="evidence_attachment_displaced",
                        says="evidence_attachment: rows are never replaced",
                    ),
                    qms.ledger.guards.CompositeKey(
                        fields=["id", "sequence", "head"],
                        name="evidence_attachment_history",
                        target="evidence_historicalattachment",
                        target_fields=["id", "sequence", "head"],
                    ),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="evidence_attachment_history_update",
                        says="evidence_attachment_history: there is no such row in evidence_historicalattachment",
                        when="NEW.id IS NOT NULL AND NEW.sequence IS NOT NULL AND NEW.head IS NOT NULL AND NOT EXISTS (SELECT 1 FROM evidence_historicalattachment WHERE id = NEW.id AND sequence = NEW.sequence AND head = NEW.head)",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalAttachment",
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
                ("record_id", models.PositiveBigIntegerField()),
                ("sha256", models.CharField(db_index=True, max_length=64)),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("media_type", models.CharField(max_length=100)),
                ("size", models.PositiveBigIntegerField(help_text="Bytes.", verbose_name="size")),
                ("purpose", models.CharField(default="evidence", max_length=40)),
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
                "verbose_name": "historical attachment",
                "verbose_name_plural": "historical attachments",
                "ordering": ("-history_id",),
                "get_latest_by": ("history_date", "history_id"),
                "constraints": [
                    models.UniqueConstraint(fields=("id", "sequence"), name="evidence_attachment_h_once"),
                    models.UniqueConstraint(fields=("id", "sequence", "head"), name="evidence_attachment_h_key"),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="evidence_attachment_h_update",
                        says="evidence_attachment: history is never rewritten",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="DELETE",
                        name="evidence_attachment_h_delete",
                        says="evidence_attachment: history is never removed",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="TRUNCATE",
                        name="evidence_attachment_h_emptied",
                        says="evidence_attachment: history is never emptied",
                        when="",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[models.UniqueConstraint(fields=("id", "sequence"), name="evidence_attachment_h_once")],
                        name="evidence_attachment_h_replaced",
                        says="evidence_attachment_h: rows are never replaced",
                    ),
                ],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalLink",
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
                ("kind", models.CharField(choices=[("leads_to", "leads to"), ("cites", "cites")], max_length=20)),
                ("origin_id", models.PositiveBigIntegerField()),
                ("target_id", models.PositiveBigIntegerField()),
                (
                    "origin_type",
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
                    "target_type",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="contenttypes.contenttype",
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
                "verbose_name": "historical link",
                "verbose_name_plural": "historical links",
                "ordering": ("-history_id",),
                "get_latest_by": ("history_date", "history_id"),
                "constraints": [
                    models.UniqueConstraint(fields=("id", "sequence"), name="evidence_link_h_once"),
                    models.UniqueConstraint(fields=("id", "sequence", "head"), name="evidence_link_h_key"),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="evidence_link_h_update",
                        says="evidence_link: history is never rewritten",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="DELETE",
                        name="evidence_link_h_delete",
                        says="evidence_link: history is never removed",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="TRUNCATE",
                        name="evidence_link_h_emptied",
                        says="evidence_link: history is never emptied",
                        when="",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[models.UniqueConstraint(fields=("id", "sequence"), name="evidence_link_h_once")],
                        name="evidence_link_h_replaced",
                        says="evidence_link_h: rows are never replaced",
                    ),
                ],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="IdentityOpening",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "identity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="openings", to="evidence.identity"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("at", models.DateTimeField()),
                ("why", models.CharField(max_length=200)),
            ],
            options={
                "constraints": [
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="evidence_opening_fixed",
                        says="evidence_identityopening: written once",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="DELETE",
                        name="evidence_opening_kept",
                        says="evidence_identityopening: rows are kept",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="TRUNCATE",
                        name="evidence_opening_emptied",
                        says="evidence_identityopening: rows are kept",
                        when="",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[],
                        name="evidence_identityopening_replaced",
                        says="evidence_identityopening: rows are never replaced",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="UPDATE",
                        keys=[],
                        name="evidence_identityopening_displaced",
                        says="evidence_identityopening: rows are never replaced",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Link",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sequence", models.PositiveIntegerField(default=0, editable=False)),
                ("head", models.CharField(editable=False, max_length=64)),
                ("kind", models.CharField(choices=[("leads_to", "leads to"), ("cites", "cites")], max_length=20)),
                (
                    "origin_type",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="contenttypes.contenttype"
                    ),
                ),
                ("origin_id", models.PositiveBigIntegerField()),
                (
                    "target_type",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="contenttypes.contenttype"
                    ),
                ),
                ("target_id", models.PositiveBigIntegerField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["origin_type", "origin_id"], name="evidence_li_origin__2a3633_idx"),
                    models.Index(fields=["target_type", "target_id"], name="evidence_li_target__cbfbd0_idx"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kind", "origin_type", "origin_id", "target_type", "target_id"),
                        name="one_link_of_a_kind",
                    ),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="evidence_link_fixed",
                        says="evidence_link: links are written once",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="evidence_link_step",
                        says="evidence_link: every change is the next in its sequence",
                        when="NEW.sequence <> OLD.sequence + 1 OR NEW.id <> OLD.id",
                    ),
                    qms.ledger.guards.Guard(
                        event="DELETE", name="evidence_link_kept", says="evidence_link: rows are kept", when=""
                    ),
                    qms.ledger.guards.Guard(
                        event="TRUNCATE", name="evidence_link_emptied", says="evidence_link: rows are kept", when=""
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[
                            models.UniqueConstraint(
                                fields=("kind", "origin_type", "origin_id", "target_type", "target_id"),
                                name="one_link_of_a_kind",
                            )
                        ],
                        name="evidence_link_replaced",
                        says="evidence_link: rows are never replaced",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="UPDATE",
                        keys=[
                            models.UniqueConstraint(
                                fields=("kind", "origin_type", "origin_id", "target_type", "target_id"),
                                name="one_link_of_a_kind",
                            )
                        ],
                        name="evidence_link_displaced",
                        says="evidence_link: rows are never replaced",
                    ),
                    qms.ledger.guards.CompositeKey(
                        fields=["id", "sequence", "head"],
                        name="evidence_link_history",
                        target="evidence_historicallink",
                        target_fields=["id", "sequence", "head"],
                    ),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="evidence_link_history_update",
                        says="evidence_link_history: there is no such row in evidence_historicallink",
                        when="NEW.id IS NOT NULL AND NEW.sequence IS NOT NULL AND NEW.head IS NOT NULL AND NOT EXISTS (SELECT 1 FROM evidence_historicallink WHERE id = NEW.id AND sequence = NEW.sequence AND head = NEW.head)",
                    ),
                ],
            },
        ),
    ]
