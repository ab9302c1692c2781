"""Tables on screen and their downloads."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import streamlit as st

from app_pages._address import recall

if TYPE_CHECKING:
    import pandas as pd

    from analysis.comparison import Comparison

ROW, SENTENCE_ROW, HEAD = 35, 70, 37
"""Heights in pixels: of a row, of a row whose sentences may take three lines, and of the headings."""
MOST_ROWS, MOST_SENTENCE_ROWS = 11, 6
"""Rows on screen at a time, of either height."""


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
    on_select: Callable[[], None] | None = None,
) -> None:
    """Draw a table that cannot be selected from, unless something follows the selected row.

    Args:
        frame: The table.
        headings: Columns to show, in order, with their headings.
        alt: What the table holds, for screen readers.
        key: The element's key.
        formats: Number formats by column.
        wide: Columns that hold sentences; they are broken over lines.
        medium: Columns that hold titles.
        on_select: Called when a row is selected; the selection is the session's `key`.
    """
    st.dataframe(
        frame[list(headings)],
        column_config=configure(headings, formats or {}, wide, medium),
        hide_index=True,
        alt=alt,
        key=key,
        on_select=on_select or "ignore",
        selection_mode="single-row",
        height=height_of(len(frame), sentences=bool(wide)),
        row_height=SENTENCE_ROW if wide else None,
        placeholder="",
    )


def select(
    frame: pd.DataFrame,
    ids: Sequence[str],
    headings: Mapping[str, str],
    *,
    key: str,
    alt: str,
    formats: Mapping[str, str] | None = None,
    wide: Sequence[str] = (),
    medium: Sequence[str] = (),
) -> str:
    """Draw a table of which one row is always selected.

    The selection is the session's `key`, which any other widget of the page may show and change as well.

    Args:
        frame: The table, at least one row.
        ids: What each row is called in the address, in the table's order.
        headings: Columns to show, in order, with their headings.
        key: What the selection is called in the session and in the address.
        alt: What the table holds, for screen readers.
        formats: Number formats by column.
        wide: Columns that hold sentences; they are broken over lines.
        medium: Columns that hold titles.

    Returns:
        The id of the selected row.
    """
    table, shown = f"{key}_table", recall(key, ids, ids[0])
    st.session_state[table] = {"selection": {"rows": [ids.index(shown)], "columns": [], "cells": []}}

    def follow() -> None:
        rows = st.session_state[table]["selection"]["rows"]
        if rows and rows[0] < len(ids):
            st.session_state[key] = ids[rows[0]]

    st.dataframe(
        frame[list(headings)],
        column_config=configure(headings, formats or {}, wide, medium),
        hide_index=True,
        key=table,
        on_select=follow,
        selection_mode="single-row",
        alt=alt,
        height=height_of(len(frame), sentences=bool(wide)),
        row_height=SENTENCE_ROW if wide else None,
        placeholder="",
    )
    return shown


def height_of(rows: int, *, sentences: bool = False) -> int:
    """Return how high a table is drawn, in pixels: never so high that the page cannot be scrolled beside it."""
    most, row = (MOST_SENTENCE_ROWS, SENTENCE_ROW) if sentences else (MOST_ROWS, ROW)
    return HEAD + row * max(1, min(rows, most)) + (row // 2 if rows > most else 2)


def configure(
    headings: Mapping[str, str], formats: Mapping[str, str], wide: Sequence[str] = (), medium: Sequence[str] = ()
) -> dict[str, Any]:
    """Return the column configuration of a table: headings, number formats, wide columns."""
    return {
        column: st.column_config.NumberColumn(heading, format=formats[column])
        if column in formats
        else st.column_config.Column(heading, width=300 if column in wide else 280 if column in medium else None)
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
    label = f"Download {what or table} ({note}) as CSV"
    save(rows, label, file_name=f"{table}.csv", key=f"download_{table}_{what}")


def save(rows: pd.DataFrame, label: str, *, file_name: str, key: str) -> None:
    """Draw the button that downloads rows as CSV; the file is made when it is pressed.

    Args:
        rows: The rows.
        label: What stands on the button.
        file_name: What the file is called.
        key: The button's key.
    """

    def content() -> bytes:
        from analysis.export import table_csv

        return table_csv(rows)

    st.download_button(
        label,
        data=content,
        file_name=file_name,
        mime="text/csv",
        on_click="ignore",
        icon=":material/download:",
        key=key,
        type="tertiary",
    )
