"""The outbox that survives a crash, replies, feedback, refused matches, and who attended what."""

import childtonotice.casework.models.numbers
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from childtonotice.casework.models.guard import guard_tables
from childtonotice.casework.models.numbers import draw_number


def number_messages(apps, editor):
    """Give each message its number and its state. What nothing could send before is not sent now, days late."""
    for message in apps.get_model("casework", "OutboxMessage").objects.all():
        message.number = draw_number()
        message.state = "stopped"
        message.stopped_at = message.stopped_at or message.made_at
        message.save()


def guard(apps, editor):
    guard_tables(editor.connection)


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0004_reading'),
    ]

    operations = [
        migrations.CreateModel(
            name='Attendance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('incident_id', models.CharField(max_length=200, unique=True)),
                ('officer_id', models.CharField(max_length=100)),
                ('reported_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='Feedback',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(default=childtonotice.casework.models.numbers.draw_number, max_length=8, unique=True)),
                ('officer_id', models.CharField(db_index=True, max_length=100)),
                ('supervisor_id', models.CharField(blank=True, db_index=True, max_length=100)),
                ('template', models.CharField(max_length=40)),
                ('praise', models.BooleanField(default=False)),
                ('words', models.TextField()),
                ('rule', models.TextField()),
                ('example', models.TextField(blank=True)),
                ('at', models.DateTimeField()),
                ('acknowledged_at', models.DateTimeField(null=True)),
            ],
            options={
                'ordering': ['-id'],
            },
        ),
        migrations.CreateModel(
            name='RefusedPpn',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ppn_id', models.CharField(max_length=200)),
                ('at', models.DateTimeField()),
                ('words', models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name='Reply',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('submitted', 'It is submitted'), ('not-needed', 'None is needed'), ('not-mine', 'It is not mine')], max_length=20)),
                ('officer_id', models.CharField(blank=True, max_length=100)),
                ('ppn_id', models.CharField(blank=True, max_length=200)),
                ('words', models.TextField(blank=True)),
                ('phone', models.BooleanField(default=False)),
                ('at', models.DateTimeField()),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='ReplyLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(default=childtonotice.casework.models.numbers.draw_number, max_length=8, unique=True)),
                ('officer_id', models.CharField(max_length=100)),
                ('made_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('used_at', models.DateTimeField(null=True)),
            ],
        ),
        migrations.AlterModelOptions(
            name='outboxmessage',
            options={'ordering': ['id']},
        ),
        migrations.AddField(
            model_name='outboxmessage',
            name='claimed_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='outboxmessage',
            name='number',
            field=models.CharField(default='', max_length=8),
        ),
        migrations.AddField(
            model_name='outboxmessage',
            name='settled_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='outboxmessage',
            name='settled_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='outboxmessage',
            name='state',
            field=models.CharField(choices=[('waiting', 'Waits to be sent'), ('sending', 'Being sent'), ('sent', 'Sent'), ('stopped', 'Stopped before it went'), ('uncertain', 'May not have arrived'), ('unsent', 'Could not be sent')], default='waiting', max_length=10),
        ),
        migrations.AddField(
            model_name='outboxmessage',
            name='tries',
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='outboxmessage',
            name='trouble',
            field=models.CharField(blank=True, max_length=20),
        ),
        migrations.AddField(
            model_name='recovery',
            name='ended_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.RunPython(number_messages, migrations.RunPython.noop),
        migrations.AlterField(
            model_name='outboxmessage',
            name='number',
            field=models.CharField(default=childtonotice.casework.models.numbers.draw_number, max_length=8, unique=True),
        ),
        migrations.AlterField(
            model_name='outboxmessage',
            name='kind',
            field=models.CharField(choices=[('request', 'Request'), ('reminder', 'Reminder before it is due'), ('due', 'Reminder that it is due'), ('escalation', 'Note that it is overdue'), ('withdrawal', 'Request withdrawn'), ('feedback', 'Feedback'), ('feedback-copy', 'Copy of feedback to the supervisor')], max_length=20),
        ),
        migrations.AlterField(
            model_name='outboxmessage',
            name='send_after',
            field=models.DateTimeField(),
        ),
        migrations.AlterField(
            model_name='recovery',
            name='asked_officer',
            field=models.CharField(blank=True, db_index=True, max_length=100),
        ),
        migrations.AddIndex(
            model_name='outboxmessage',
            index=models.Index(fields=['state', 'send_after'], name='message_next'),
        ),
        migrations.AddConstraint(
            model_name='outboxmessage',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('settled_at__isnull', True), ('settled_by__isnull', True)), models.Q(('settled_at__isnull', False), ('settled_by__isnull', False)), _connector='OR'), name='message_settled_by_and_settled_at'),
        ),
        migrations.AddField(
            model_name='attendance',
            name='area',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='casework.area'),
        ),
        migrations.AddField(
            model_name='feedback',
            name='acknowledged_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='feedback',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='feedback',
            name='item',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='feedback', to='casework.item'),
        ),
        migrations.AddField(
            model_name='refusedppn',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='refusedppn',
            name='item',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='refused_ppns', to='casework.item'),
        ),
        migrations.AddField(
            model_name='reply',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='reply',
            name='recovery',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='replies', to='casework.recovery'),
        ),
        migrations.AddField(
            model_name='replylink',
            name='recovery',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='links', to='casework.recovery'),
        ),
        migrations.AddField(
            model_name='reply',
            name='link',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='reply', to='casework.replylink'),
        ),
        migrations.AddIndex(
            model_name='attendance',
            index=models.Index(fields=['officer_id', 'reported_at'], name='attendance_officer'),
        ),
        migrations.AddConstraint(
            model_name='feedback',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('acknowledged_at__isnull', True), ('acknowledged_by__isnull', True)), models.Q(('acknowledged_at__isnull', False), ('acknowledged_by__isnull', False)), _connector='OR'), name='feedback_acknowledged_by_and_acknowledged_at'),
        ),
        migrations.AddConstraint(
            model_name='refusedppn',
            constraint=models.UniqueConstraint(fields=('item', 'ppn_id'), name='ppn_refused_once_an_item'),
        ),
        migrations.RunPython(guard, migrations.RunPython.noop),
    ]
