"""The reason of a substitution gets a name of its own: in a history row `reason` is the act's."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_account_changes"),
    ]

    operations = [
        migrations.RenameField(
            model_name="substitution",
            old_name="reason",
            new_name="why",
        ),
        migrations.AddField(
            model_name="historicalsubstitution",
            name="why",
            field=models.CharField(default="", max_length=300, verbose_name="reason"),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="historicalsubstitution",
            name="reason",
            field=models.TextField(blank=True),
        ),
    ]
