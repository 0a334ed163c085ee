"""Reviews that were made before this program, taken in from the spreadsheets that a force kept."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from childtonotice.casework.models.guard import guard_tables


def guard(apps, editor):
    guard_tables(editor.connection)


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0009_deferrals'),
    ]

    operations = [
        migrations.CreateModel(
            name='EarlierReview',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('incident_id', models.CharField(db_index=True, max_length=200)),
                ('reported_on', models.DateField(null=True)),
                ('decided_on', models.DateField(null=True)),
                ('decided_by', models.CharField(blank=True, max_length=200)),
                ('decision', models.CharField(blank=True, choices=[('ppn-needed', 'PPN needed'), ('ppn-not-needed', 'PPN not needed'), ('already-submitted', 'PPN already submitted'), ('no-child', 'No child involved'), ('same-incident', 'Same as another incident'), ('ask-advice', 'Ask for advice'), ('wait', 'Wait for information')], max_length=20)),
                ('said', models.CharField(blank=True, max_length=200)),
                ('words', models.TextField(blank=True)),
                ('risk', models.CharField(blank=True, max_length=10)),
                ('ppn_id', models.CharField(blank=True, max_length=200)),
                ('file', models.CharField(max_length=255)),
                ('row', models.PositiveIntegerField()),
                ('doubts', models.JSONField(default=list)),
                ('digest', models.CharField(max_length=64, unique=True)),
                ('told_on', models.DateField(db_index=True)),
                ('at', models.DateTimeField()),
                ('area', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='casework.area')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.RunPython(guard, migrations.RunPython.noop),
    ]
