"""Every submitted PPN, the checks of it, and the steps outside the force; a message may be about a PPN alone."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from childtonotice.casework.models.guard import guard_tables
from childtonotice.casework.models.numbers import draw_number


def guard(apps, editor):
    guard_tables(editor.connection)


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0007_settings'),
    ]

    operations = [
        migrations.AlterField(
            model_name='outboxmessage',
            name='item',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='messages', to='casework.item'),
        ),
        migrations.AlterField(
            model_name='outboxmessage',
            name='kind',
            field=models.CharField(choices=[('request', 'Request'), ('reminder', 'Reminder before it is due'), ('due', 'Reminder that it is due'), ('escalation', 'Note that it is overdue'), ('withdrawal', 'Request withdrawn'), ('feedback', 'Feedback'), ('feedback-copy', 'Copy of feedback to the supervisor'), ('ppn-returned', 'PPN returned'), ('ppn-feedback', 'Feedback on a PPN')], max_length=20),
        ),
        migrations.CreateModel(
            name='Assessment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('digest', models.CharField(max_length=64)),
                ('outcome', models.CharField(choices=[('accepted', 'Accepted'), ('returned', 'Returned')], max_length=10)),
                ('headings', models.JSONField(default=dict)),
                ('missing', models.JSONField(default=list)),
                ('grading', models.CharField(blank=True, max_length=10)),
                ('grading_words', models.TextField(blank=True)),
                ('rag', models.CharField(blank=True, choices=[('green', 'Green: good'), ('amber', 'Amber: something to learn'), ('red', 'Red: it could not be used as it came')], max_length=6)),
                ('unnecessary', models.BooleanField(default=False)),
                ('words', models.TextField(blank=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='AssessmentRead',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('assessment', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='read', to='casework.assessment')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='SubmittedPpn',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(default=draw_number, max_length=8, unique=True)),
                ('ppn_id', models.CharField(max_length=200, unique=True)),
                ('submitted_at', models.DateTimeField()),
                ('incident_id', models.CharField(blank=True, db_index=True, max_length=200)),
                ('officer_id', models.CharField(blank=True, max_length=100)),
                ('restricted', models.BooleanField(default=False)),
                ('kind', models.CharField(blank=True, max_length=40)),
                ('grading', models.CharField(blank=True, max_length=40)),
                ('categories', models.JSONField(default=list)),
                ('subjects', models.JSONField(default=list)),
                ('narrative', models.TextField(blank=True)),
                ('wording', models.PositiveSmallIntegerField(default=0)),
                ('digest', models.CharField(max_length=64)),
                ('came_at', models.DateTimeField()),
                ('changed_at', models.DateTimeField(null=True)),
                ('state', models.CharField(choices=[('to-check', 'To check'), ('sent-again', 'Sent again'), ('returned', 'Returned to the officer'), ('accepted', 'Accepted')], default='to-check', max_length=12)),
                ('assessed_at', models.DateTimeField(null=True)),
                ('area', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='ppns', to='casework.area')),
                ('first_run', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='casework.run')),
            ],
            options={
                'ordering': ['submitted_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='PartnerStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('step', models.CharField(blank=True, choices=[('shared', 'Shared with the partner'), ('acknowledged', 'Acknowledged by the partner'), ('answered', "Partner's decision back"), ('chased', 'Partner chased')], max_length=12)),
                ('at', models.DateTimeField()),
                ('partner', models.CharField(blank=True, max_length=200)),
                ('answer', models.CharField(blank=True, choices=[('accepted', 'Accepted, being looked into'), ('early-help', 'Early help'), ('assessment', 'Assessment by a social worker'), ('strategy-meeting', 'Strategy meeting'), ('already-known', 'Already with a social worker'), ('no-further-action', 'No further action'), ('not-needed', 'Should not have been sent')], max_length=20)),
                ('words', models.CharField(blank=True, max_length=300)),
                ('noted_at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('withdraws', models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='withdrawn', to='casework.partnerstep')),
                ('ppn', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='casework.submittedppn')),
            ],
            options={
                'ordering': ['at', 'id'],
            },
        ),
        migrations.AddField(
            model_name='assessment',
            name='ppn',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='assessments', to='casework.submittedppn'),
        ),
        migrations.AddField(
            model_name='outboxmessage',
            name='ppn',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='messages', to='casework.submittedppn'),
        ),
        migrations.AddIndex(
            model_name='submittedppn',
            index=models.Index(fields=['state', 'submitted_at'], name='ppn_queue'),
        ),
        migrations.AddIndex(
            model_name='submittedppn',
            index=models.Index(fields=['officer_id', 'state'], name='ppn_officer'),
        ),
        migrations.AddIndex(
            model_name='partnerstep',
            index=models.Index(fields=['step', 'at'], name='partner_step'),
        ),
        migrations.RunPython(guard, migrations.RunPython.noop),
    ]
