"""Items kept longer, and the hash of a log that was erased."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from childtonotice.casework.models.guard import guard_tables


def guard(apps, editor):
    guard_tables(editor.connection)


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0005_requests'),
    ]

    operations = [
        migrations.AddField(
            model_name='item',
            name='log_erased_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='item',
            name='log_hash',
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.CreateModel(
            name='Keep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('until', models.DateField()),
                ('words', models.TextField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='keeps', to='casework.item')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.RunPython(guard, migrations.RunPython.noop),
    ]
