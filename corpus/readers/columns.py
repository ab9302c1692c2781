"""Which column of a table is which: by our own names, by those of news databases, or as the reader says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from corpus.readers.reading import FIELDS

TEXT = "text"
ROW_ID = "id"
FIELDS_OF_ROWS = (TEXT, ROW_ID, *FIELDS)
"""What a row can state."""

JOINED = " + "
"""Between the names of columns that are read one after the other as one text."""

KNOWN: Mapping[str, tuple[str, ...]] = {
    # LP and TD are Factiva's lead paragraph and the text after it, as are snippet and body of its snapshots.
    TEXT: (
        "LP + TD",
        "an + snippet + body",
        "full text",
        "body",
        "body text",
        "article text",
        "article body",
        "news text",
        "content",
        "contents",
        "main text",
        "article",
        "story",
        "story text",
        "document text",
        "TD",
        "正文",
        "全文",
        "内容",
        "內容",
        "文章内容",
        "新闻内容",
        "新闻正文",
        "文本",
    ),
    ROW_ID: (
        "an",
        "accession number",
        "accession no",
        "record number",
        "stories id",
        "story id",
        "article id",
        "document id",
        "GOID",
        "编号",
        "編號",
    ),
    "title": (
        "headline",
        "HD",
        "article title",
        "document title",
        "hlead",
        "标题",
        "標題",
        "题名",
        "題名",
        "新闻标题",
        "文章标题",
    ),
    "outlet": (
        "publication",
        "publication title",
        "publication name",
        "pubtitle",
        "newspaper",
        "source name",
        "SN",
        "media name",
        "SourceCommonName",
        "media outlet",
        "source title",
        "publisher",
        "publisher name",
        "media",
        "source",
        "domain",
        "媒体",
        "媒體",
        "媒体名称",
        "来源",
        "來源",
        "报纸",
        "報紙",
        "报纸名称",
        "出处",
        "刊名",
        "发布机构",
    ),
    "date": (
        "publication date",
        "publish date",
        "published date",
        "date published",
        "pubdate",
        "pub date",
        "publication datetime",
        "published at",
        "published",
        "PD",
        "seendate",
        "SQLDATE",
        "load date",
        "发布日期",
        "发布时间",
        "發布日期",
        "發佈日期",
        "发表时间",
        "发表日期",
        "出版日期",
        "报纸日期",
        "日期",
        "时间",
        "時間",
    ),
    "url": (
        "link",
        "address",
        "document URL",
        "article URL",
        "DocumentIdentifier",
        "source URL",
        "permalink",
        "链接",
        "鏈接",
        "連結",
        "网址",
        "網址",
        "原文链接",
        "地址",
    ),
    "language": ("language code", "LA", "lang", "语言", "語言", "语种"),
}
"""Names that exports of Factiva, ProQuest, Nexis, NewsBank, GDELT and Media Cloud and Chinese tables have for a field,
the surest first; case, spaces and underscores do not matter. "A + B" needs both columns."""

LOOSE = frozenset(
    ("source", "media", "domain", "address", "link", "published", "an", "la", "sn", "pd", "hd", "来源", "地址")
)
"""Names that count only where the text, too, stands under another name: in a table made for this program they may mean
anything."""

_ID_OF_FACTIVA = "an"


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column of one table is which.

    Attributes:
        fields: For each field that was found, the columns it is read from, as the table names them.
        guessed: Fields that were found under a name of somebody else's.
        missing: Columns that were asked for and are not there, by field.
    """

    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    guessed: tuple[str, ...] = ()
    missing: Mapping[str, str] = field(default_factory=dict)

    @property
    def has_text(self) -> bool:
        """Whether the table has texts."""
        return TEXT in self.fields

    @property
    def sentence(self) -> str:
        """The fields that stand under other names, as a sentence: "Body is read as text, Headline as title."."""
        others = [(JOINED.join(names), name) for name, names in self.fields.items()]
        told = [f"{column} as {name}" for column, name in others if column.lower() != name]
        return f"{', '.join(told)}.".replace(" as ", " is read as ", 1) if told else ""


def mapping_of(columns: Sequence[str], chosen: Mapping[str, str] | None = None) -> Columns:
    """Tell which column is which.

    Args:
        columns: The table's header.
        chosen: For a field (`text`, `id`, `title` ...) the column that the reader names; "A + B" reads two as one, ""
            leaves the field out.

    Returns:
        The fields found: as chosen, else under their own names, else under names that databases give them.

    >>> mapping_of(["Headline", "Body", "Date"]).sentence
    'Body is read as text, Headline as title.'
    """
    wanted = chosen or {}
    header = {plain(column).lower(): plain(column) for column in reversed(columns) if plain(column)}
    squashed = {squash(column): column for column in reversed(header.values())}
    fields: dict[str, tuple[str, ...]] = {}
    missing: dict[str, str] = {}
    for name in FIELDS_OF_ROWS:
        if name in wanted:
            if found := _chosen(wanted[name], header):
                fields[name] = found
                continue
            if not wanted[name]:
                continue
            missing[name] = wanted[name]
        if name in header and not any(header[name] in names for names in fields.values()):
            fields[name] = (header[name],)
    own_text = TEXT in fields
    guessed = []
    for name, aliases in KNOWN.items():
        taken = {column for names in fields.values() for column in names}
        free = {key: column for key, column in squashed.items() if column not in taken}
        names = next((found for alias in aliases if (found := _known(alias, free, own_text=own_text))), ())
        if names and name not in fields and wanted.get(name) != "":
            fields[name] = names
            guessed.append(name)
    return Columns({name: fields[name] for name in FIELDS_OF_ROWS if name in fields}, tuple(guessed), missing)


def plain(column: str) -> str:
    """Return a column's name without what surrounds it."""
    return column.strip().removeprefix("\ufeff").strip()


def squash(column: str) -> str:
    """Return a column's name without case and marks, so that "Publication Date" is "publication_date"."""
    return "".join(character for character in column.casefold() if character.isalnum())


def is_of_use(column: str, chosen: Mapping[str, str]) -> bool:
    """Whether a column may be some field, whatever the other columns are."""
    name = plain(column).lower()
    asked = any(name == each.strip().lower() or name in _parts(each) for each in chosen.values())
    return asked or name in FIELDS_OF_ROWS or squash(name) in _ALL_KNOWN


def _chosen(written: str, header: Mapping[str, str]) -> tuple[str, ...]:
    """Return the columns that the reader names, () where one of them is not there."""
    whole = written.strip().lower()
    names = (whole,) if whole in header else _parts(written)
    return tuple(header[name] for name in names) if all(name in header for name in names) else ()


def _known(alias: str, free: Mapping[str, str], *, own_text: bool) -> tuple[str, ...]:
    """Return the columns that stand for an alias, () where they are not there."""
    names = [squash(part) for part in alias.split(JOINED)]
    if not all(name in free for name in names) or (own_text and any(name in LOOSE for name in names)):
        return ()
    # Others, too, call a cutting from the body a snippet: only beside Factiva's number is it the lead.
    return tuple(free[name] for name in names if not (len(names) > 1 and name == _ID_OF_FACTIVA))


def _parts(written: str) -> tuple[str, ...]:
    """Return the names that a choice joins, in lower case, and the choice itself."""
    parts = tuple(plain(part).lower() for part in written.split(JOINED.strip()))
    return parts if all(parts) else (written.strip().lower(),)


_ALL_KNOWN = frozenset(squash(part) for aliases in KNOWN.values() for alias in aliases for part in alias.split(JOINED))
