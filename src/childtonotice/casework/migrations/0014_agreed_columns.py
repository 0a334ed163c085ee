"""Columns of the workbook change by agreement: proposals, and what became of them."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from childtonotice.casework.models.guard import guard_tables


def guard(apps, editor):
    guard_tables(editor.connection)


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0013_unborn_and_notes'),
    ]

    operations = [
        migrations.CreateModel(
            name='SettingProposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=60)),
                ('value', models.JSONField()),
                ('seen', models.PositiveBigIntegerField(default=0)),
                ('at', models.DateTimeField()),
                ('starts_on', models.DateField(null=True)),
                ('why', models.TextField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='ProposalAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('words', models.TextField(blank=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('version', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='agreement', to='casework.settingversion')),
                ('proposal', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='answer', to='casework.settingproposal')),
            ],
        ),
        migrations.RunPython(guard, migrations.RunPython.noop),
    ]
