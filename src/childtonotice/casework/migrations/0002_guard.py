"""Make the database refuse to change an audit row or a decision."""

from django.db import migrations

from childtonotice.casework.models.guard import guard_tables, unguard_tables


def guard(apps, editor):
    guard_tables(editor.connection)


def release(apps, editor):
    unguard_tables(editor.connection)


class Migration(migrations.Migration):
    dependencies = [("casework", "0001_begin")]
    operations = [migrations.RunPython(guard, release)]
