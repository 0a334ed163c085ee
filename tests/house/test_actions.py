"""Every writer is an action: keywords only, by whom, one transaction, and an audit row that cannot be forgotten."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import pytest
from django.apps import apps
from django.db import models

from childtonotice.casework import actions
from childtonotice.casework.actions import Refused, UnauditedError, action
from childtonotice.casework.audit import record
from childtonotice.casework.models import Area, AuditEvent
from tests.house.code import ROOT

NO_WRITERS = {"answers"}  # says what is missing from an answer; writes nothing
WRITERS = {
    "derive.py",
    "publish.py",
    "recover.py",
    "run.py",
    "intake.py",
    "samples.py",
    "audit.py",
    "asking.py",
    "school.py",
    "groups.py",
    "outbox.py",
    "attendance.py",
    "word.py",  # saves a Word file, no record
    "submitted.py",
    "reply_links.py",
}
WRITES = {"save", "create", "update", "delete", "bulk_create", "update_or_create", "get_or_create", "bulk_update"}


def list_modules() -> Iterator[ModuleType]:
    for found in pkgutil.iter_modules(actions.__path__):
        yield importlib.import_module(f"{actions.__name__}.{found.name}")


def list_functions() -> list[Any]:
    return [
        pytest.param(function, id=f"{module.__name__.rpartition('.')[2]}.{name}")
        for module in list_modules()
        if module.__name__.rpartition(".")[2] not in NO_WRITERS
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if not name.startswith("_") and function.__module__ == module.__name__
    ]


@pytest.mark.parametrize("function", list_functions())
def test_every_public_function_is_an_action(function: Callable[..., Any]) -> None:
    assert getattr(function, "is_action", False), "it lacks @action"
    parameters = inspect.signature(function).parameters.values()
    assert all(parameter.kind is inspect.Parameter.KEYWORD_ONLY for parameter in parameters)
    assert "by" in [parameter.name for parameter in parameters]
    source = inspect.getsource(inspect.unwrap(function))
    assert "record(" in source, "it writes no audit row"


@pytest.mark.django_db
def test_an_action_without_its_audit_row_leaves_nothing() -> None:
    @action
    def forget(*, by: None) -> None:
        Area.objects.create(code="a", name="A")

    with pytest.raises(UnauditedError):
        forget(by=None)
    assert not Area.objects.exists()


@pytest.mark.django_db
def test_a_refused_action_leaves_nothing() -> None:
    @action
    def refuse(*, by: None) -> Refused:
        Area.objects.create(code="a", name="A")
        record("test", by=by)
        return Refused((("a", "b"),))

    assert refuse(by=None).errors == (("a", "b"),)
    assert not Area.objects.exists()
    assert not AuditEvent.objects.exists()


@pytest.mark.django_db
def test_an_action_with_its_audit_row_is_kept() -> None:
    @action
    def keep(*, by: None) -> None:
        Area.objects.create(code="a", name="A")
        record("test", by=by)

    keep(by=None)
    assert (Area.objects.count(), AuditEvent.objects.count()) == (1, 1)


def find_writes(source: str) -> list[str]:
    """The calls by which a module would write records: ``.save()``, ``.objects.create()`` and the like."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    return [
        node.func.attr
        for node in calls
        if isinstance(node.func, ast.Attribute) and node.func.attr in WRITES and _is_record(node.func)
    ]


def _is_record(function: ast.Attribute) -> bool:
    words = ast.unparse(function.value)
    return function.attr == "save" or ".objects" in words or "filter(" in words


def test_find_writes_finds_one() -> None:
    assert find_writes("Item.objects.filter(pk=1).update(state='done')") == ["update"]
    assert find_writes("counts.update(1)") == []


def test_nothing_else_in_casework_writes() -> None:
    folder = ROOT / "src" / "childtonotice" / "casework"
    paths = [path for path in folder.rglob("*.py") if not {"actions", "migrations"} & set(path.parts)]
    assert len(paths) > 20
    found = {path.name: find_writes(path.read_text()) for path in paths if path.name not in WRITERS}
    assert {name: calls for name, calls in found.items() if calls} == {}


def test_who_and_when_are_known_together() -> None:
    """A field that says by whom, and may be empty, is tied to its time by the database."""
    for model in apps.get_app_config("casework").get_models():
        names = {field.name: field for field in model._meta.get_fields() if isinstance(field, models.Field)}
        pairs = [name for name in names if name.endswith("_by") and name.removesuffix("_by") + "_at" in names]
        for who in pairs:
            when = who.removesuffix("_by") + "_at"
            tied = any({who, when} <= set(_fields_of(check)) for check in model._meta.constraints)
            assert not (names[who].null and names[when].null) or tied, f"{model.__name__}: {who}"


def _fields_of(check: models.BaseConstraint) -> list[str]:
    if not isinstance(check, models.CheckConstraint):
        return []
    leaves = [leaf for part in check.condition.children for leaf in getattr(part, "children", [part])]
    return [leaf[0].split("__")[0] for leaf in leaves if isinstance(leaf, tuple)]
