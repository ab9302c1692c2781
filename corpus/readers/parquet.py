"""Parquet tables."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from corpus.readers.columns import mapping_of, plain
from corpus.readers.reading import MAX_TABLE_BYTES, Reader, Reading, UnreadableError, most_unpacked
from corpus.readers.rows import cell, drafts_from_rows, no_text_column

if TYPE_CHECKING:
    from pyarrow import Array
    from pyarrow.parquet import ParquetFile

BATCH = 1_024
"""Rows taken from the file at once."""


def read(name: str, data: bytes, chosen: Mapping[str, str] | None = None) -> Reading:
    """Read a Parquet table; only the columns that count are taken into memory."""
    # Imported here because it takes as long as reading a small corpus and most corpora hold no Parquet.
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        columns = [str(column) for column in pq.read_schema(io.BytesIO(data)).names]
        mapping = mapping_of(columns, chosen)
        if not mapping.has_text:
            raise UnreadableError(*no_text_column(columns, mapping))
        names = {each for columns_of_field in mapping.fields.values() for each in columns_of_field}
        wanted = [column for column in columns if plain(column) in names]
        # Repeated texts stay packed until their row is read.
        table = pq.ParquetFile(io.BytesIO(data), read_dictionary=wanted)
        # The first row counts as row 2, as below the header of the same table in a spreadsheet.
        return drafts_from_rows(name, wanted, enumerate(_rows(table, wanted, most_unpacked(len(data))), 2), chosen)
    except (pa.ArrowException, OSError) as error:
        advice = "Write it again with the program that made it."
        raise UnreadableError(f"The file is damaged or is no Parquet table ({error}).", advice) from error


def _rows(table: ParquetFile, columns: list[str], most: int) -> Iterator[list[str]]:
    """Yield the rows; stop a table in which a few bytes stand for very many."""
    unpacked = 0
    for batch in table.iter_batches(batch_size=BATCH, columns=columns):
        unpacked += sum(map(_length, batch.columns))
        if unpacked > most:
            what = f"The table unpacks to more than {most / 2**20:,.0f} MB, far more than such a file of texts does."
            raise UnreadableError(what, "Write the rows that you need as .csv.")
        for row in zip(*batch.to_pydict().values(), strict=True):
            yield [cell(value) for value in row]


def _length(column: Array) -> int:
    """Return how many bytes the values of a column have, each repeated value counted."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if not pa.types.is_dictionary(column.type):
        return int(column.nbytes)
    if not (pa.types.is_string(column.type.value_type) or pa.types.is_binary(column.type.value_type)):
        return len(column)
    lengths = pc.binary_length(column.dictionary).cast(pa.int64())
    return int(pc.sum(lengths.take(column.indices)).as_py() or 0)


def header(name: str, data: bytes) -> list[str]:
    """Return the names of the columns."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        return [plain(str(column)) for column in pq.read_schema(io.BytesIO(data)).names]
    except (pa.ArrowException, OSError) as error:
        raise UnreadableError(f"The file {name} is no Parquet table ({error}).", "Write it again.") from error


READER = Reader(suffixes=(".parquet",), read=read, read_table=read, header=header, limit=MAX_TABLE_BYTES)
