"""Parquet tables."""

from __future__ import annotations

import io

from corpus.readers.reading import FIELDS, MAX_TABLE_BYTES, Reader, Reading, UnreadableError
from corpus.readers.rows import ROW_ID, TEXT, cell, drafts_from_rows, no_text_column


def read(name: str, data: bytes) -> Reading:
    """Read a Parquet table; only the columns that count are taken into memory."""
    # Imported here because it takes as long as reading a small corpus and most corpora hold no Parquet.
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        table = pq.ParquetFile(io.BytesIO(data))
        columns = [str(column) for column in table.schema_arrow.names]
        wanted = [column for column in columns if column.strip().lower() in {TEXT, ROW_ID, *FIELDS}]
        if TEXT not in (column.strip().lower() for column in wanted):
            raise UnreadableError(*no_text_column(columns))
        values = table.read(columns=wanted).to_pydict()
    except (pa.ArrowException, OSError) as error:
        advice = "Write it again with the program that made it."
        raise UnreadableError(f"The file is damaged or is no Parquet table ({error}).", advice) from error
    # The first row counts as row 2, as below the header of the same table in a spreadsheet.
    rows = enumerate(zip(*(values[column] for column in wanted), strict=True), 2)
    return drafts_from_rows(name, wanted, ((number, [cell(value) for value in row]) for number, row in rows))


READER = Reader(suffixes=(".parquet",), read=read, limit=MAX_TABLE_BYTES)
