"""Parquet tables."""

from __future__ import annotations

import io
from collections.abc import Mapping

from corpus.readers.reading import MAX_TABLE_BYTES, Reader, Reading, UnreadableError
from corpus.readers.rows import cell, drafts_from_rows, mapping_of, no_text_column, plain


def read(name: str, data: bytes, chosen: Mapping[str, str] | None = None) -> Reading:
    """Read a Parquet table; only the columns that count are taken into memory."""
    # Imported here because it takes as long as reading a small corpus and most corpora hold no Parquet.
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        table = pq.ParquetFile(io.BytesIO(data))
        columns = [str(column) for column in table.schema_arrow.names]
        mapping = mapping_of(columns, chosen)
        if not mapping.has_text:
            raise UnreadableError(*no_text_column(columns, mapping))
        names = {each for columns_of_field in mapping.fields.values() for each in columns_of_field}
        wanted = [column for column in columns if plain(column) in names]
        values = table.read(columns=wanted).to_pydict()
    except (pa.ArrowException, OSError) as error:
        advice = "Write it again with the program that made it."
        raise UnreadableError(f"The file is damaged or is no Parquet table ({error}).", advice) from error
    # The first row counts as row 2, as below the header of the same table in a spreadsheet.
    rows = enumerate(zip(*(values[column] for column in wanted), strict=True), 2)
    return drafts_from_rows(name, wanted, ((number, [cell(value) for value in row]) for number, row in rows), chosen)


def header(name: str, data: bytes) -> list[str]:
    """Return the names of the columns."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        return [plain(str(column)) for column in pq.read_schema(io.BytesIO(data)).names]
    except (pa.ArrowException, OSError) as error:
        raise UnreadableError(f"The file {name} is no Parquet table ({error}).", "Write it again.") from error


READER = Reader(suffixes=(".parquet",), read=read, read_table=read, header=header, limit=MAX_TABLE_BYTES)
