"""Tables on screen and their downloads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import streamlit as st

if TYPE_CHECKING:
    import pandas as pd

    from analysis.comparison import Comparison


def side_columns(comparison: Comparison, names: Mapping[str, str]) -> dict[str, str]:
    """Name the pairs of columns that each side has one of.

    Args:
        comparison: Its profile names the sides.
        names: Column name behind the side's id -> heading; `{}` in the heading takes the side's label.

    Returns:
        Column name -> heading, the first side's column before the second's.
    """
    return {
        f"{side.id}_{column}": heading.format(side.label)
        for column, heading in names.items()
        for side in comparison.profile.sides
    }


def show(
    frame: pd.DataFrame,
    headings: Mapping[str, str],
    *,
    alt: str,
    key: str | None = None,
    formats: Mapping[str, str] | None = None,
    wide: Sequence[str] = (),
    medium: Sequence[str] = (),
    height: int | None = None,
) -> None:
    """Draw a table that cannot be selected from.

    Args:
        frame: The table.
        headings: Columns to show, in order, with their headings.
        alt: What the table holds, for screen readers.
        key: The element's key.
        formats: Number formats by column.
        wide: Columns that hold sentences.
        medium: Columns that hold titles.
        height: In pixels; the table's own where None.
    """
    st.dataframe(
        frame,
        column_order=list(headings),
        column_config=configure(headings, formats or {}, wide, medium),
        hide_index=True,
        alt=alt,
        key=key,
        height=height or "auto",
        placeholder="",
    )


def configure(
    headings: Mapping[str, str], formats: Mapping[str, str], wide: Sequence[str] = (), medium: Sequence[str] = ()
) -> dict[str, Any]:
    """Return the column configuration of a table: headings, number formats, wide columns."""
    return {
        column: st.column_config.NumberColumn(heading, format=formats[column])
        if column in formats
        else st.column_config.Column(heading, width="large" if column in wide else 320 if column in medium else None)
        for column, heading in headings.items()
    }


def download(comparison: Comparison, table: str, frame: pd.DataFrame | None = None, *, what: str = "") -> None:
    """Draw the download of a table as CSV.

    Args:
        comparison: Where the table stands.
        table: Its name.
        frame: The rows on screen where a filter left some out; the whole table where None.
        what: How to call it on the button; the table's name where empty.
    """
    whole = comparison.table(table)
    rows = whole if frame is None else frame
    note = f"{len(rows):,} rows" if len(rows) == len(whole) else f"{len(rows):,} of {len(whole):,} rows, as filtered"

    def content() -> bytes:
        from analysis.export import table_csv

        return table_csv(rows)

    st.download_button(
        f"Download {what or table} ({note}) as CSV",
        data=content,
        file_name=f"{table}.csv",
        mime="text/csv",
        on_click="ignore",
        icon=":material/download:",
        key=f"download_{table}_{what}",
        type="tertiary",
    )
