from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="RowFormat",
            fields=[
                ("format", models.CharField(max_length=12, primary_key=True, serialize=False)),
                ("model", models.CharField(max_length=80)),
                ("fields", models.JSONField()),
            ],
        ),
    ]
