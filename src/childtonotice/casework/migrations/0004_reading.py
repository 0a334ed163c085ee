"""Questions and advice, items read as one case, hand-over with a note, the school notice; a recusal taken back."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from childtonotice.casework.models.guard import guard_tables


def guard(apps, editor):
    # Recusal is made anew where a constraint goes, and loses its guard with it.
    guard_tables(editor.connection)


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0003_second_opinion'),
    ]

    operations = [
        migrations.CreateModel(
            name='Advice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('words', models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name='GroupChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('apart', models.BooleanField()),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='HandOver',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('note', models.TextField(blank=True)),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='ItemTie',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('child', 'one child'), ('household', 'one household'), ('address', 'one address')], max_length=10)),
                ('key', models.CharField(max_length=200)),
            ],
        ),
        migrations.CreateModel(
            name='Question',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('whom', models.CharField(choices=[('screening-sergeant', 'Screening sergeant'), ('coordinator', 'Coordinator')], max_length=30)),
                ('due_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='SchoolNotice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('told', models.CharField(choices=[('unknown', 'Not known yet'), ('sent', 'Sent'), ('not-sent', 'Not sent'), ('not-applicable', 'Not applicable')], max_length=15)),
                ('words', models.CharField(blank=True, max_length=300)),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.RemoveConstraint(
            model_name='recusal',
            name='recused_once',
        ),
        migrations.AddField(
            model_name='recusal',
            name='withdraws',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='withdrawn', to='casework.recusal'),
        ),
        migrations.AddField(
            model_name='advice',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='groupchange',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='groupchange',
            name='item',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='group_changes', to='casework.item'),
        ),
        migrations.AddField(
            model_name='handover',
            name='area',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hand_overs', to='casework.area'),
        ),
        migrations.AddField(
            model_name='handover',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='handover',
            name='grant',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='hand_over', to='casework.grant'),
        ),
        migrations.AddField(
            model_name='handover',
            name='to',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='itemtie',
            name='item',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ties', to='casework.item'),
        ),
        migrations.AddField(
            model_name='question',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='question',
            name='item',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='questions', to='casework.item'),
        ),
        migrations.AddField(
            model_name='question',
            name='review',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='question', to='casework.review'),
        ),
        migrations.AddField(
            model_name='advice',
            name='question',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='advice', to='casework.question'),
        ),
        migrations.AddField(
            model_name='schoolnotice',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='schoolnotice',
            name='item',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='school_notices', to='casework.item'),
        ),
        migrations.AddIndex(
            model_name='itemtie',
            index=models.Index(fields=['kind', 'key'], name='tie_key'),
        ),
        migrations.AddConstraint(
            model_name='itemtie',
            constraint=models.UniqueConstraint(fields=('item', 'kind', 'key'), name='tie_once_an_item'),
        ),
        migrations.RunPython(guard, migrations.RunPython.noop),
    ]
