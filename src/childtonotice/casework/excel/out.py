"""Taking a list out: drawn for one reader, recorded, and handed over as a workbook."""

from __future__ import annotations

from datetime import date, datetime

from childtonotice.casework.access import Reader
from childtonotice.casework.actions.sheets import export_sheet
from childtonotice.casework.excel.keys import begin
from childtonotice.casework.excel.write import write_workbook
from childtonotice.casework.lists.sheet import Sheet, sheet
from childtonotice.screening.gather.collector import collector_paused


@collector_paused()
def take_out(
    reader: Reader, area: str, now: datetime, *, start: date | None = None, end: date | None = None
) -> tuple[bytes, Sheet]:
    """The workbook of an area's list for this reader, and what is on it. NotFound where the area is not theirs."""
    shown = sheet(reader, area, start=start, end=end, now=now)
    origin = begin(area, reader.name, now, len(shown.rows))
    numbers = [row.number for row in shown.rows]
    export_sheet(by=reader.user, area_code=area, export=origin.export, numbers=numbers, now=now)
    return write_workbook(shown, origin, now), shown
