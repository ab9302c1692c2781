"""A briefing's parts, and the briefing as Markdown and as an HTML page: the one place where its text is escaped."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.drawing import Chart, svg

_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~$&!^={}])")
_LINK = re.compile(r":(?=//)|(?<=www)\.|@", re.IGNORECASE)

_STYLE = """
:root { color-scheme: light dark; }
body { font: 16px/1.55 system-ui, sans-serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; }
h2 { margin-top: 2.2rem; border-bottom: 1px solid #8886; padding-bottom: .2rem; }
blockquote { margin: .4rem 0 .8rem; padding: .1rem 0 .1rem .9rem; border-left: 3px solid #8888; }
cite { font-style: normal; opacity: .75; }
figure { margin: 1rem 0; overflow-x: auto; }
figcaption { margin-bottom: .4rem; }
svg { max-width: 100%; height: auto; min-width: 30rem; }
.grid { overflow-x: auto; }
table { border-collapse: collapse; font-size: .9rem; }
th, td { text-align: left; vertical-align: top; padding: .25rem .6rem .25rem 0; border-bottom: 1px solid #8884;
  overflow-wrap: break-word; max-width: 24rem; }
""".strip()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in the program's own words (names and terms of the corpus may stand in it)."""

    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a document, and where they stand."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence with the words it rests on."""

    text: str
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of sentences."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A small table of text."""

    heading: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Paragraph | Finding | Bullets | Grid | Chart


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands below it."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Briefing:
    """A comparison's findings in plain sentences; all text in it is unescaped."""

    title: str
    sections: tuple[Section, ...]


def to_markdown(briefing: Briefing) -> str:
    """Return the briefing as Markdown in which no text of a source can become markup, a link or a formula."""
    parts = [f"# {escape_markdown(briefing.title)}"]
    for section in briefing.sections:
        parts.append(f"## {escape_markdown(section.title)}")
        parts.extend(piece for block in section.blocks for piece in _markdown(block))
    return "\n\n".join(parts) + "\n"


def to_html(briefing: Briefing) -> str:
    """Return the briefing as a page that needs no script, fetches nothing and shows source text as text."""
    body = [f"<h1>{_text(briefing.title)}</h1>"]
    for section in briefing.sections:
        body.append(f"<h2>{_text(section.title)}</h2>")
        body.extend(_html(block) for block in section.blocks)
    return "\n".join(
        (
            '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{_text(briefing.title)}</title>\n<style>\n{_STYLE}\n</style>\n</head>\n<body>",
            *body,
            "</body>\n</html>\n",
        )
    )


def escape_markdown(text: str) -> str:
    r"""Return the text on one line, its marks escaped so that Markdown shows them as they are.

    A mark that matters only at the start of a line (`-`, `1.`) is left alone: the writers here put words before it.

    >>> escape_markdown("**Tariffs**\n<b>$5bn</b> www.example.org")
    '\\*\\*Tariffs\\*\\* \\<b\\>\\$5bn\\</b\\> www\\.example.org'
    """
    return _LINK.sub(lambda mark: "\\" + mark.group(), _MARKDOWN.sub(r"\\\1", " ".join(text.split())))


def _markdown(block: Block) -> Iterator[str]:
    """Yield the block's parts, each to be set off by an empty line."""
    match block:
        case Paragraph(text):
            yield escape_markdown(text)
        case Finding(text, quotes):
            yield escape_markdown(text)
            for quote in quotes:
                yield f"> {_line(quote.text)}\n> ({escape_markdown(quote.source)})"
        case Bullets(items):
            yield "\n".join(f"- {_line(item)}" for item in items)
        case Grid(heading, rows):
            yield _pipes(heading, rows)
        case Chart():
            yield escape_markdown(block.title)
            yield _pipes(tuple(map(escape_markdown, block.heading)), block.rows)


def _pipes(heading: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> str:
    lines = [heading, ("---",) * len(heading), *(tuple(map(escape_markdown, row)) for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _line(text: str) -> str:
    """Return escaped text that opens a line: nothing at its start begins a list."""
    return re.sub(
        r"^([-+]|\d+(?=[.)]))",
        lambda mark: f"\\{mark.group()}" if mark.group() in "-+" else f"{mark.group()}\\",
        escape_markdown(text),
    )


def _html(block: Block) -> str:
    match block:
        case Paragraph(text):
            return f"<p>{_text(text)}</p>"
        case Finding(text, quotes):
            told = (
                f'<blockquote dir="auto">{_text(quote.text)}<br><cite>{_text(quote.source)}</cite></blockquote>'
                for quote in quotes
            )
            return "\n".join((f"<p>{_text(text)}</p>", *told))
        case Bullets(items):
            return "\n".join(("<ul>", *(f"<li>{_text(item)}</li>" for item in items), "</ul>"))
        case Grid(heading, rows):
            return _table(heading, rows)
        case Chart():
            table = f"<details><summary>The chart as a table</summary>\n{_table(block.heading, block.rows)}\n</details>"
            caption = f"<figcaption>{_text(block.title)}</figcaption>"
            return f'<figure tabindex="0">\n{caption}\n{svg(block)}\n{table}\n</figure>'


def _table(heading: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> str:
    head = "".join(f'<th scope="col">{_text(cell)}</th>' for cell in heading)
    lines = ("<tr>" + "".join(f"<td>{_text(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return "\n".join((f'<div class="grid" tabindex="0"><table>\n<tr>{head}</tr>', *lines, "</table></div>"))


def _text(text: str) -> str:
    """Return text as HTML shows it; control characters, which HTML forbids, are dropped."""
    return html.escape(re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", text))
