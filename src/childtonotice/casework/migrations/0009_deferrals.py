"""Requests that are put off for a planned warrant."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from childtonotice.casework.models.guard import guard_tables


def guard(apps, editor):
    guard_tables(editor.connection)


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0008_ppns'),
    ]

    operations = [
        migrations.CreateModel(
            name='Deferral',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('supervisor', models.CharField(blank=True, max_length=100)),
                ('review_at', models.DateTimeField(null=True)),
                ('words', models.TextField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='deferrals', to='casework.item')),
                ('recovery', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='deferrals', to='casework.recovery')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.RunPython(guard, migrations.RunPython.noop),
    ]
