"""Versions of the settings that coordinators change on a page."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from childtonotice.casework.models.guard import guard_tables


def guard(apps, editor):
    guard_tables(editor.connection)


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0006_keeping'),
    ]

    operations = [
        migrations.CreateModel(
            name='SettingVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=60)),
                ('value', models.JSONField()),
                ('at', models.DateTimeField()),
                ('starts_at', models.DateTimeField()),
                ('why', models.TextField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['id'],
                'indexes': [models.Index(fields=['code', 'starts_at'], name='setting_in_force')],
            },
        ),
        migrations.RunPython(guard, migrations.RunPython.noop),
    ]
