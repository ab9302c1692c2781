"""Texts in traditional Chinese: read in simplified characters, shown as they are written.

Rules, names and topics are written in simplified characters. A traditional text is read with simplified ones in the
place of its own, one for one, so that every offset holds; what is shown of it afterwards is cut from the text itself.
Terms, topics and wordings stay in simplified characters, so that both scripts count as one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd

from analysis.passage import AnalysedDocument
from corpus.chinese_script import in_simplified, is_traditional
from corpus.document import Document


def to_read(documents: Sequence[Document]) -> tuple[Document, ...]:
    """Return the documents as they are read: traditional ones in simplified characters, others as they are."""
    return tuple(_read(document) for document in documents)


def _read(document: Document) -> Document:
    if document.language != "zh" or not is_traditional(document.text):
        return document
    return replace(document, text=in_simplified(document.text))


def as_read(item: AnalysedDocument) -> AnalysedDocument:
    """Return what was found in a document with the document as it is read."""
    document = _read(item.document)
    return item if document is item.document else replace(item, document=document)


def as_written(analysed: Sequence[AnalysedDocument], documents: Sequence[Document]) -> tuple[AnalysedDocument, ...]:
    """Return what was found in documents with the documents as they are written.

    Args:
        analysed: What was found in the documents that `to_read` gave.
        documents: The documents themselves, in the same order.

    Returns:
        The same passages and claims; sources and cues are the words of the text.
    """
    return tuple(
        item if item.document.text == document.text else _written(item, document)
        for item, document in zip(analysed, documents, strict=True)
    )


def _written(item: AnalysedDocument, document: Document) -> AnalysedDocument:
    read = item.document.text

    def own(words: str, start: int, end: int) -> str:
        return words_as_written(words, read, document.text, start, end)

    passages = tuple(
        replace(p, source=own(p.source, p.start, p.end), cue=own(p.cue, p.start, p.end)) for p in item.passages
    )
    omissions = tuple(replace(gap, cue=own(gap.cue, gap.start, gap.end)) for gap in item.omissions)
    return replace(item, document=document, passages=passages, omissions=omissions)


def words_as_written(words: str, read: str, written: str, start: int, end: int) -> str:
    """Return how a text itself writes words that were found in it when it was read.

    Args:
        words: Words of the text as it was read.
        read: The text as it was read.
        written: The text as it is written, of the same length.
        start: Where the words are looked for first.
        end: Where that stretch ends; a source that is not in it is named further up.
    """
    if not words:
        return words
    at = read.find(words, start, end)
    at = at if at >= 0 else read.rfind(words, 0, start)
    return written[at : at + len(words)] if at >= 0 else words


def shown_as_written(table: pd.DataFrame, changed: Mapping[str, str]) -> pd.DataFrame:
    """Return a table whose columns of text are cut from the documents as they are written.

    Args:
        table: Its columns `text`, `evidence_text`, `us_text` ... stand beside the document and the offsets of the text.
        changed: The texts of the documents that were read in other characters, by their ids.
    """
    if not changed or table.empty:
        return table
    table = table.copy()
    for column in [name for name in table.columns if name.endswith("text")]:
        stem = column.removesuffix("text")
        place = [stem + "doc" if stem else "doc_id", stem + "start", stem + "end"]
        if not set(place) <= set(table.columns):
            continue
        rows = table[place[0]].isin(list(changed))
        table.loc[rows, column] = [
            _cut(changed[doc_id], int(start), int(end), str(old))
            for doc_id, start, end, old in table.loc[rows, [*place, column]].itertuples(index=False)
        ]
    return table


def _cut(written: str, start: int, end: int, old: str) -> str:
    """Return a stretch of a text, on one line where the table has it so."""
    piece = written[start:end]
    return piece if len(piece) == len(old) else " ".join(piece.split())
