"""A second opinion on a decision that stands; the database refuses to change one."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from childtonotice.casework.models.guard import guard_tables


def guard(apps, editor):
    guard_tables(editor.connection)


class Migration(migrations.Migration):
    dependencies = [("casework", "0002_guard")]
    operations = [
        migrations.CreateModel(
            name="SecondOpinion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("agrees", models.BooleanField()),
                ("words", models.TextField(blank=True)),
                ("by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("review", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="opinions", to="casework.review")),
            ],
            options={"ordering": ["id"]},
        ),
        migrations.AddConstraint(
            model_name="secondopinion",
            constraint=models.UniqueConstraint(fields=("review", "by"), name="one_opinion_each"),
        ),
        migrations.RunPython(guard, migrations.RunPython.noop),
    ]
