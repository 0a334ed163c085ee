"""The people of some periods to come, put apart, so that not every period looks through everybody of ten years."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq

from childtonotice.screening.around import PEOPLE, Period, Surroundings, read_parts
from childtonotice.screening.shelf import quote, schema_of

PERIODS = 7  # about the root of the periods that ten years have: everybody is looked through so much more seldom
OWN = {"involvements": ("incident_id", "person_id"), "ppn_subjects": ("ppn_id", "person_id")}


def put_apart(surroundings: Surroundings, span: Period, path: Path) -> None:
    """Writes whoever may matter in a span of time to a file of its own, in which the periods of the span look."""
    connection = surroundings.connection
    connection.execute(f"CREATE OR REPLACE VIEW all_people AS FROM {surroundings.shelf.query('people')}")
    incidents, ppns = surroundings.load_owners(span, bare=True)
    owners = {"involvements": incidents, "ppn_subjects": ppns}
    tables = {name: read_parts(surroundings.shelf, name, owners[name], columns) for name, columns in OWN.items()}
    born = surroundings.want_people({**tables, "incidents": incidents})
    schema = schema_of("people")
    with pq.ParquetWriter(path, schema, compression="lz4") as writer:
        for batch in connection.execute(PEOPLE, born).to_arrow_reader():
            writer.write_batch(batch.cast(schema))
    connection.execute(f"CREATE OR REPLACE VIEW all_people AS FROM read_parquet({quote(path)})")
