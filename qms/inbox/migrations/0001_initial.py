import django.core.serializers.json
import django.db.models.deletion
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
            name="ClockPass",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("started", models.DateTimeField()),
                ("alive_at", models.DateTimeField()),
                ("finished", models.DateTimeField(null=True)),
                ("running", models.BooleanField(default=True)),
                ("counts", models.JSONField(default=dict)),
                ("faults", models.JSONField(default=dict)),
            ],
            options={
                "verbose_name": "pass of the clock",
                "verbose_name_plural": "passes of the clock",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("running", True)),
                        fields=("running",),
                        name="one_pass_of_the_clock_runs_at_a_time",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Digest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("day", models.DateField()),
                ("tasks", models.PositiveIntegerField()),
            ],
            options={
                "verbose_name": "daily mail",
                "verbose_name_plural": "daily mails",
                "constraints": [
                    models.UniqueConstraint(fields=("person", "day"), name="one_digest_per_person_and_day")
                ],
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("message", models.CharField(max_length=200)),
                ("params", models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder)),
                (
                    "record_type",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contenttypes.contenttype",
                    ),
                ),
                ("record_id", models.PositiveBigIntegerField(null=True)),
                ("verb", models.CharField(blank=True, max_length=60)),
                ("created_at", models.DateTimeField()),
                ("read_at", models.DateTimeField(null=True)),
            ],
            options={
                "verbose_name": "notice",
                "verbose_name_plural": "notices",
                "indexes": [
                    models.Index(fields=["person", "-id"], name="notice_newest_first"),
                    models.Index(
                        condition=models.Q(("read_at__isnull", True)), fields=["person"], name="notice_unread"
                    ),
                ],
            },
        ),
    ]
