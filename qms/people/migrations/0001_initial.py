import django.contrib.auth.models
import django.contrib.auth.validators
import django.db.models.deletion
import django.utils.timezone
import qms.ledger.guards
import qms.ledger.places
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.CreateModel(
            name="User",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                (
                    "username",
                    models.CharField(
                        error_messages={"unique": "A user with that username already exists."},
                        help_text="Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.",
                        max_length=150,
                        unique=True,
                        validators=[django.contrib.auth.validators.UnicodeUsernameValidator()],
                        verbose_name="username",
                    ),
                ),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="email address")),
                (
                    "is_staff",
                    models.BooleanField(
                        default=False,
                        help_text="Designates whether the user can log into this admin site.",
                        verbose_name="staff status",
                    ),
                ),
                (
                    "is_active",
                    models.BooleanField(
                        default=True,
                        help_text="Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",
                        verbose_name="active",
                    ),
                ),
                ("date_joined", models.DateTimeField(default=django.utils.timezone.now, verbose_name="date joined")),
                (
                    "full_name",
                    models.CharField(help_text="Family name first.", max_length=150, verbose_name="full name"),
                ),
                ("is_system", models.BooleanField(default=False, editable=False)),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
            ],
            options={
                "verbose_name": "person",
                "verbose_name_plural": "people",
                "constraints": [
                    qms.ledger.guards.Guard(
                        event="DELETE", name="people_user_kept", says="people_user: people are never deleted", when=""
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[models.UniqueConstraint(fields=("username",), name="username")],
                        name="people_user_replaced",
                        says="people_user: rows are never replaced",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="UPDATE",
                        keys=[models.UniqueConstraint(fields=("username",), name="username")],
                        name="people_user_displaced",
                        says="people_user: rows are never replaced",
                    ),
                ],
            },
            managers=[
                ("objects", django.contrib.auth.models.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name="AccountChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sequence", models.PositiveIntegerField(default=0, editable=False)),
                ("head", models.CharField(editable=False, max_length=64)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="account_changes",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "step",
                    models.CharField(
                        choices=[
                            ("created", "Account created"),
                            ("edited", "Account changed"),
                            ("password_reset", "New password given"),
                            ("deactivated", "Account closed"),
                            ("reactivated", "Account opened again"),
                        ],
                        max_length=20,
                        verbose_name="what was done",
                    ),
                ),
                ("full_name", models.CharField(max_length=150, verbose_name="full name")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
            ],
            options={
                "verbose_name": "change of an account",
                "verbose_name_plural": "changes of accounts",
                "ordering": ["-pk"],
                "constraints": [
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="people_accountchange_step",
                        says="people_accountchange: every change is the next in its sequence",
                        when="NEW.sequence <> OLD.sequence + 1 OR NEW.id <> OLD.id",
                    ),
                    qms.ledger.guards.Guard(
                        event="DELETE",
                        name="people_accountchange_kept",
                        says="people_accountchange: rows are kept",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="TRUNCATE",
                        name="people_accountchange_emptied",
                        says="people_accountchange: rows are kept",
                        when="",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[],
                        name="people_accountchange_replaced",
                        says="people_accountchange: rows are never replaced",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="UPDATE",
                        keys=[],
                        name="people_accountchange_displaced",
                        says="people_accountchange: rows are never replaced",
                    ),
                    qms.ledger.guards.CompositeKey(
                        fields=["id", "sequence", "head"],
                        name="people_accountchange_history",
                        target="people_historicalaccountchange",
                        target_fields=["id", "sequence", "head"],
                    ),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="people_accountchange_history_update",
                        says="people_accountchange_history: there is no such row in people_historicalaccountchange",
                        when="NEW.id IS NOT NULL AND NEW.sequence IS NOT NULL AND NEW.head IS NOT NULL AND NOT EXISTS (SELECT 1 FROM people_historicalaccountchange WHERE id = NEW.id AND sequence = NEW.sequence AND head = NEW.head)",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalAccountChange",
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
                    "step",
                    models.CharField(
                        choices=[
                            ("created", "Account created"),
                            ("edited", "Account changed"),
                            ("password_reset", "New password given"),
                            ("deactivated", "Account closed"),
                            ("reactivated", "Account opened again"),
                        ],
                        max_length=20,
                        verbose_name="what was done",
                    ),
                ),
                ("full_name", models.CharField(max_length=150, verbose_name="full name")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                (
                    "person",
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
                "verbose_name": "historical change of an account",
                "verbose_name_plural": "historical changes of accounts",
                "ordering": ("-history_id",),
                "get_latest_by": ("history_date", "history_id"),
                "constraints": [
                    models.UniqueConstraint(fields=("id", "sequence"), name="people_accountchange_h_once"),
                    models.UniqueConstraint(fields=("id", "sequence", "head"), name="people_accountchange_h_key"),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="people_accountchange_h_update",
                        says="people_accountchange: history is never rewritten",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="DELETE",
                        name="people_accountchange_h_delete",
                        says="people_accountchange: history is never removed",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="TRUNCATE",
                        name="people_accountchange_h_emptied",
                        says="people_accountchange: history is never emptied",
                        when="",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[models.UniqueConstraint(fields=("id", "sequence"), name="people_accountchange_h_once")],
                        name="people_accountchange_h_replaced",
                        says="people_accountchange_h: rows are never replaced",
                    ),
                ],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Unit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sequence", models.PositiveIntegerField(default=0, editable=False)),
                ("head", models.CharField(editable=False, max_length=64)),
                ("code", models.SlugField(max_length=30, unique=True, verbose_name="code")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="people.unit",
                        verbose_name="parent unit",
                    ),
                ),
                ("path", models.CharField(db_index=True, editable=False, max_length=400)),
            ],
            options={
                "verbose_name": "unit",
                "verbose_name_plural": "units",
                "ordering": ["path"],
                "constraints": [
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="people_unit_step",
                        says="people_unit: every change is the next in its sequence",
                        when="NEW.sequence <> OLD.sequence + 1 OR NEW.id <> OLD.id",
                    ),
                    qms.ledger.guards.Guard(
                        event="DELETE", name="people_unit_kept", says="people_unit: rows are kept", when=""
                    ),
                    qms.ledger.guards.Guard(
                        event="TRUNCATE", name="people_unit_emptied", says="people_unit: rows are kept", when=""
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[models.UniqueConstraint(fields=("code",), name="code")],
                        name="people_unit_replaced",
                        says="people_unit: rows are never replaced",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="UPDATE",
                        keys=[models.UniqueConstraint(fields=("code",), name="code")],
                        name="people_unit_displaced",
                        says="people_unit: rows are never replaced",
                    ),
                    qms.ledger.guards.CompositeKey(
                        fields=["id", "sequence", "head"],
                        name="people_unit_history",
                        target="people_historicalunit",
                        target_fields=["id", "sequence", "head"],
                    ),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="people_unit_history_update",
                        says="people_unit_history: there is no such row in people_historicalunit",
                        when="NEW.id IS NOT NULL AND NEW.sequence IS NOT NULL AND NEW.head IS NOT NULL AND NOT EXISTS (SELECT 1 FROM people_historicalunit WHERE id = NEW.id AND sequence = NEW.sequence AND head = NEW.head)",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Post",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sequence", models.PositiveIntegerField(default=0, editable=False)),
                ("head", models.CharField(editable=False, max_length=64)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="posts",
                        to="people.unit",
                        verbose_name="unit",
                    ),
                ),
                (
                    "kind",
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
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
            ],
            options={
                "verbose_name": "post",
                "verbose_name_plural": "posts",
                "ordering": ["unit__path", "kind", "title"],
                "constraints": [
                    models.UniqueConstraint(fields=("unit", "kind", "title"), name="one_post_per_unit_kind_title"),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="people_post_step",
                        says="people_post: every change is the next in its sequence",
                        when="NEW.sequence <> OLD.sequence + 1 OR NEW.id <> OLD.id",
                    ),
                    qms.ledger.guards.Guard(
                        event="DELETE", name="people_post_kept", says="people_post: rows are kept", when=""
                    ),
                    qms.ledger.guards.Guard(
                        event="TRUNCATE", name="people_post_emptied", says="people_post: rows are kept", when=""
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[
                            models.UniqueConstraint(
                                fields=("unit", "kind", "title"), name="one_post_per_unit_kind_title"
                            )
                        ],
                        name="people_post_replaced",
                        says="people_post: rows are never replaced",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="UPDATE",
                        keys=[
                            models.UniqueConstraint(
                                fields=("unit", "kind", "title"), name="one_post_per_unit_kind_title"
                            )
                        ],
                        name="people_post_displaced",
                        says="people_post: rows are never replaced",
                    ),
                    qms.ledger.guards.CompositeKey(
                        fields=["id", "sequence", "head"],
                        name="people_post_history",
                        target="people_historicalpost",
                        target_fields=["id", "sequence", "head"],
                    ),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="people_post_history_update",
                        says="people_post_history: there is no such row in people_historicalpost",
                        when="NEW.id IS NOT NULL AND NEW.sequence IS NOT NULL AND NEW.head IS NOT NULL AND NOT EXISTS (SELECT 1 FROM people_historicalpost WHERE id = NEW.id AND sequence = NEW.sequence AND head = NEW.head)",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Holding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sequence", models.PositiveIntegerField(default=0, editable=False)),
                ("head", models.CharField(editable=False, max_length=64)),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="holdings",
                        to="people.post",
                        verbose_name="post",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="holdings",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
                ("since", models.DateField(verbose_name="since")),
                (
                    "until",
                    models.DateField(blank=True, help_text="Last day, included.", null=True, verbose_name="until"),
                ),
            ],
            options={
                "verbose_name": "holding",
                "verbose_name_plural": "holdings",
                "ordering": ["post__unit__path", "since"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("until__isnull", True), ("until__gte", models.F("since")), _connector="OR"),
                        name="a_holding_ends_after_it_begins",
                    ),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="people_holding_step",
                        says="people_holding: every change is the next in its sequence",
                        when="NEW.sequence <> OLD.sequence + 1 OR NEW.id <> OLD.id",
                    ),
                    qms.ledger.guards.Guard(
                        event="DELETE", name="people_holding_kept", says="people_holding: rows are kept", when=""
                    ),
                    qms.ledger.guards.Guard(
                        event="TRUNCATE", name="people_holding_emptied", says="people_holding: rows are kept", when=""
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[],
                        name="people_holding_replaced",
                        says="people_holding: rows are never replaced",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="UPDATE",
                        keys=[],
                        name="people_holding_displaced",
                        says="people_holding: rows are never replaced",
                    ),
                    qms.ledger.guards.CompositeKey(
                        fields=["id", "sequence", "head"],
                        name="people_holding_history",
                        target="people_historicalholding",
                        target_fields=["id", "sequence", "head"],
                    ),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="people_holding_history_update",
                        says="people_holding_history: there is no such row in people_historicalholding",
                        when="NEW.id IS NOT NULL AND NEW.sequence IS NOT NULL AND NEW.head IS NOT NULL AND NOT EXISTS (SELECT 1 FROM people_historicalholding WHERE id = NEW.id AND sequence = NEW.sequence AND head = NEW.head)",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalSubstitution",
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
                ("since", models.DateField(verbose_name="since")),
                ("until", models.DateField(help_text="Last day, included.", verbose_name="until")),
                ("why", models.CharField(max_length=300, verbose_name="reason")),
                (
                    "holding",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="people.holding",
                        verbose_name="post held",
                    ),
                ),
                (
                    "substitute",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="substitute",
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
                "verbose_name": "historical substitution",
                "verbose_name_plural": "historical substitutions",
                "ordering": ("-history_id",),
                "get_latest_by": ("history_date", "history_id"),
                "constraints": [
                    models.UniqueConstraint(fields=("id", "sequence"), name="people_substitution_h_once"),
                    models.UniqueConstraint(fields=("id", "sequence", "head"), name="people_substitution_h_key"),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="people_substitution_h_update",
                        says="people_substitution: history is never rewritten",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="DELETE",
                        name="people_substitution_h_delete",
                        says="people_substitution: history is never removed",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="TRUNCATE",
                        name="people_substitution_h_emptied",
                        says="people_substitution: history is never emptied",
                        when="",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[models.UniqueConstraint(fields=("id", "sequence"), name="people_substitution_h_once")],
                        name="people_substitution_h_replaced",
                        says="people_substitution_h: rows are never replaced",
                    ),
                ],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalHolding",
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
                ("since", models.DateField(verbose_name="since")),
                (
                    "until",
                    models.DateField(blank=True, help_text="Last day, included.", null=True, verbose_name="until"),
                ),
                (
                    "post",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="people.post",
                        verbose_name="post",
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
                "verbose_name": "historical holding",
                "verbose_name_plural": "historical holdings",
                "ordering": ("-history_id",),
                "get_latest_by": ("history_date", "history_id"),
                "constraints": [
                    models.UniqueConstraint(fields=("id", "sequence"), name="people_holding_h_once"),
                    models.UniqueConstraint(fields=("id", "sequence", "head"), name="people_holding_h_key"),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="people_holding_h_update",
                        says="people_holding: history is never rewritten",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="DELETE",
                        name="people_holding_h_delete",
                        says="people_holding: history is never removed",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="TRUNCATE",
                        name="people_holding_h_emptied",
                        says="people_holding: history is never emptied",
                        when="",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[models.UniqueConstraint(fields=("id", "sequence"), name="people_holding_h_once")],
                        name="people_holding_h_replaced",
                        says="people_holding_h: rows are never replaced",
                    ),
                ],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Substitution",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sequence", models.PositiveIntegerField(default=0, editable=False)),
                ("head", models.CharField(editable=False, max_length=64)),
                (
                    "holding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="substitutions",
                        to="people.holding",
                        verbose_name="post held",
                    ),
                ),
                (
                    "substitute",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="substitutions",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="substitute",
                    ),
                ),
                ("since", models.DateField(verbose_name="since")),
                ("until", models.DateField(help_text="Last day, included.", verbose_name="until")),
                ("why", models.CharField(max_length=300, verbose_name="reason")),
            ],
            options={
                "verbose_name": "substitution",
                "verbose_name_plural": "substitutions",
                "ordering": ["-since"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("until__gte", models.F("since"))),
                        name="a_substitution_ends_after_it_begins",
                    ),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="people_substitution_step",
                        says="people_substitution: every change is the next in its sequence",
                        when="NEW.sequence <> OLD.sequence + 1 OR NEW.id <> OLD.id",
                    ),
                    qms.ledger.guards.Guard(
                        event="DELETE",
                        name="people_substitution_kept",
                        says="people_substitution: rows are kept",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="TRUNCATE",
                        name="people_substitution_emptied",
                        says="people_substitution: rows are kept",
                        when="",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[],
                        name="people_substitution_replaced",
                        says="people_substitution: rows are never replaced",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="UPDATE",
                        keys=[],
                        name="people_substitution_displaced",
                        says="people_substitution: rows are never replaced",
                    ),
                    qms.ledger.guards.CompositeKey(
                        fields=["id", "sequence", "head"],
                        name="people_substitution_history",
                        target="people_historicalsubstitution",
                        target_fields=["id", "sequence", "head"],
                    ),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="people_substitution_history_update",
                        says="people_substitution_history: there is no such row in people_historicalsubstitution",
                        when="NEW.id IS NOT NULL AND NEW.sequence IS NOT NULL AND NEW.head IS NOT NULL AND NOT EXISTS (SELECT 1 FROM people_historicalsubstitution WHERE id = NEW.id AND sequence = NEW.sequence AND head = NEW.head)",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalUnit",
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
                ("code", models.SlugField(max_length=30, verbose_name="code")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("path", models.CharField(db_index=True, editable=False, max_length=400)),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="people.unit",
                        verbose_name="parent unit",
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
                "verbose_name": "historical unit",
                "verbose_name_plural": "historical units",
                "ordering": ("-history_id",),
                "get_latest_by": ("history_date", "history_id"),
                "constraints": [
                    models.UniqueConstraint(fields=("id", "sequence"), name="people_unit_h_once"),
                    models.UniqueConstraint(fields=("id", "sequence", "head"), name="people_unit_h_key"),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="people_unit_h_update",
                        says="people_unit: history is never rewritten",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="DELETE",
                        name="people_unit_h_delete",
                        says="people_unit: history is never removed",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="TRUNCATE",
                        name="people_unit_h_emptied",
                        says="people_unit: history is never emptied",
                        when="",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[models.UniqueConstraint(fields=("id", "sequence"), name="people_unit_h_once")],
                        name="people_unit_h_replaced",
                        says="people_unit_h: rows are never replaced",
                    ),
                ],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPost",
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
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
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
                "verbose_name": "historical post",
                "verbose_name_plural": "historical posts",
                "ordering": ("-history_id",),
                "get_latest_by": ("history_date", "history_id"),
                "constraints": [
                    models.UniqueConstraint(fields=("id", "sequence"), name="people_post_h_once"),
                    models.UniqueConstraint(fields=("id", "sequence", "head"), name="people_post_h_key"),
                    qms.ledger.guards.Guard(
                        event="UPDATE",
                        name="people_post_h_update",
                        says="people_post: history is never rewritten",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="DELETE",
                        name="people_post_h_delete",
                        says="people_post: history is never removed",
                        when="",
                    ),
                    qms.ledger.guards.Guard(
                        event="TRUNCATE",
                        name="people_post_h_emptied",
                        says="people_post: history is never emptied",
                        when="",
                    ),
                    qms.ledger.places.PlaceGuard(
                        event="INSERT",
                        keys=[models.UniqueConstraint(fields=("id", "sequence"), name="people_post_h_once")],
                        name="people_post_h_replaced",
                        says="people_post_h: rows are never replaced",
                    ),
                ],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
    ]
