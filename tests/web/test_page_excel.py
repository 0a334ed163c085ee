"""The page of a list in Excel, and the command: out, previewed, saved, and refused in words."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from childtonotice.casework.excel.folder import export_to, import_from
from childtonotice.casework.models import AuditEvent, Review, User
from childtonotice.screening.errors import CannotStart
from tests.web.workbooks import NOT_NEEDED, fill

PAGE = "/lists/northvale/excel/"


@pytest.fixture
def now() -> datetime:
    """The moment of publishing is this one: pages read the clock themselves."""
    return datetime.now(UTC)


def send(client: Client, content: bytes) -> str:
    """What the preview page says of a workbook."""
    file = SimpleUploadedFile("back.xlsx", content)
    return client.post(f"{PAGE}preview/", {"workbook": file}).content.decode()


def packed_in(words: str) -> str:
    """What the form of a preview carries."""
    found = re.search(r'name="packed" value="([^"]+)"', words)
    assert found
    return found[1]


def test_the_list_leads_there_and_the_workbook_is_downloaded(manager: Client) -> None:
    assert PAGE in manager.get("/lists/northvale/to-read/").content.decode()
    response = manager.post(f"{PAGE}take/")
    assert response.headers["Content-Disposition"].startswith('attachment; filename="worklist-northvale-')
    assert response.headers["Cache-Control"] == "no-store, private"
    assert response.content.startswith(b"PK")
    assert AuditEvent.objects.filter(verb="sheet.export").count() == 1


def test_back_through_a_preview_and_saved_once(manager: Client) -> None:
    content = fill(manager.post(f"{PAGE}take/").content, "EX-1002", NOT_NEEDED)
    words = send(manager, content)
    assert "1 to save" in words
    assert not Review.objects.exists()
    answer = {"packed": packed_in(words), "which": "all"}
    said = manager.post(f"{PAGE}save/", answer, follow=True).content.decode()
    assert "Saved from the workbook: 1 decision." in said
    manager.post(f"{PAGE}save/", answer)
    assert Review.objects.count() == 1
    assert "1 saved already" in send(manager, content)
    assert {"sheet.preview", "sheet.import", "item.decide"} <= set(AuditEvent.objects.values_list("verb", flat=True))


def test_what_is_wrong_is_said_on_the_page(manager: Client) -> None:
    assert "Choose the workbook that you filled in" in manager.post(f"{PAGE}preview/").content.decode()
    assert "This file" in send(manager, b"no workbook")
    assert (
        "not before the first"
        in manager.post(f"{PAGE}take/", {"start": "2026-03-02", "end": "2026-03-01"}).content.decode()
    )
    assert "older than an hour" in manager.post(f"{PAGE}save/", {"packed": "forged"}).content.decode()
    spoilt = fill(manager.post(f"{PAGE}take/").content, "EX-1002", NOT_NEEDED | {"Reason": "just so"})
    words = send(manager, spoilt)
    assert "not a reason of the decision chosen" in words
    assert "Only mentioned, not affected" in words


def test_a_preview_is_its_readers_alone(manager: Client, client: Client, users: dict[str, User]) -> None:
    words = send(manager, fill(manager.post(f"{PAGE}take/").content, "EX-1002", NOT_NEEDED))
    client.force_login(users["sergeant"])
    client.post(f"{PAGE}save/", {"packed": packed_in(words)})
    assert not Review.objects.exists()


@pytest.mark.parametrize("step", ["take", "preview", "save"])
def test_the_wrong_verb_is_refused(step: str, manager: Client) -> None:
    assert manager.get(f"{PAGE}{step}/").status_code == 405
    assert manager.post(PAGE).status_code == 405


def test_another_areas_workbook_looks_as_if_it_were_not_there(client: Client, users: dict[str, User]) -> None:
    client.force_login(users["other"])
    for address in (PAGE, "/lists/nowhere/excel/"):
        assert client.get(address).status_code == 404
    for step in ("take", "preview"):
        assert client.post(f"{PAGE}{step}/").status_code == 404


def test_who_only_reads_may_not_take_it_back(client: Client, users: dict[str, User]) -> None:
    client.force_login(users["inspector"])
    assert "Take it back" not in client.get(PAGE).content.decode()
    assert client.post(f"{PAGE}preview/").status_code == 404


def test_the_page_asks_few_questions(manager: Client, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_max_num_queries(35):
        manager.get(PAGE)


def test_the_command_writes_previews_and_saves(users: dict[str, User], tmp_path: Path) -> None:
    file = tmp_path / "northvale.xlsx"
    said = export_to(file, area="northvale", username="joan.hall", start=None, end=None)
    assert "items are in" in said
    file.write_bytes(fill(file.read_bytes(), "EX-1002", NOT_NEEDED))
    told = list(import_from(file, username="joan.hall", save=""))
    assert "1 to save" in told[0]
    assert "Nothing was saved yet" in told[-1]
    assert list(import_from(tmp_path, username="joan.hall", save="good"))[-1] == "Saved: 1."
    assert "1 saved already" in next(iter(import_from(file, username="joan.hall", save="all")))


def test_a_folder_goes_on_after_a_file_that_is_refused(users: dict[str, User], tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"no workbook")
    export_to(tmp_path / "b.xlsx", area="northvale", username="joan.hall", start=None, end=None)
    told = list(import_from(tmp_path, username="joan.hall", save=""))
    assert told[0].startswith("a.xlsx: ")
    assert told[1].startswith("b.xlsx: 0 to save")


def test_the_command_says_what_it_lacks(users: dict[str, User], tmp_path: Path) -> None:
    with pytest.raises(CannotStart, match="no user nobody"):
        export_to(tmp_path / "x.xlsx", area="northvale", username="nobody", start=None, end=None)
    with pytest.raises(CannotStart, match="no area southmoor"):
        export_to(tmp_path / "x.xlsx", area="southmoor", username="joan.hall", start=None, end=None)
    with pytest.raises(CannotStart, match="no file"):
        list(import_from(tmp_path / "gone.xlsx", username="joan.hall", save=""))
