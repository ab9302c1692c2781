"""How fast web pages are read, beside trafilatura alone on the same pages.

Run it from the project's folder (no test; pytest does not collect it):

    python -m tests.benchmarks.benchmark_web_pages                     1,000 generated pages, the best of three
    python -m tests.benchmarks.benchmark_web_pages --pages 200
    python -m tests.benchmarks.benchmark_web_pages --folder FOLDER     saved pages instead (*.html below FOLDER)

The pages have the structure of the test pages (of a government, a ministry, an agency and a newspaper) around
composed articles. `trafilatura.extract` gets the same bytes: once as it comes, which gives the text alone, and once
with its metadata, of which the reader takes title, outlet, date and address. Times are process times.
"""

from __future__ import annotations

import argparse
import html
import logging
import math
import resource
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import trafilatura

from corpus.readers.html import read
from corpus.readers.reading import UnreadableError
from tests.benchmarks.generated_text import article
from tests.corpus.made_pages import PAGES

REPEATS = 3


def show(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def pages(count: int) -> list[bytes]:
    """Return pages of different structure and length, the same for the same number."""
    kinds = list(PAGES.values())
    made = []
    for number in range(count):
        kind = kinds[number % len(kinds)]
        first = html.escape(kind.paragraphs[0], quote=False)
        paragraphs = [each for each in article(number).split("\n") if each.strip()]
        body = "</p>\n<p>".join(html.escape(each, quote=False) for each in paragraphs)
        made.append(kind.html.replace(first, f"{first}</p>\n<p>{body}").encode(kind.encoding, "xmlcharrefreplace"))
    return made


def seconds(works: Sequence[Callable[[bytes], object]], given: Sequence[bytes]) -> list[float]:
    """Return the best time of each, taken in turns, so that a busy machine is busy for all of them."""
    best = [math.inf for _ in works]
    for _ in range(REPEATS):
        for number, work in enumerate(works):
            start = time.process_time()
            for page in given:
                work(page)
            best[number] = min(best[number], time.process_time() - start)
    return best


def read_one(page: bytes) -> None:
    try:
        read("page.html", page)
    except UnreadableError:
        return


def main(arguments: Sequence[str] | None = None) -> None:
    """Time the reader and its peer in turn."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--folder", type=Path, default=None)
    options = parser.parse_args(arguments)
    logging.disable(logging.CRITICAL)
    files = sorted(options.folder.rglob("*.html"))[: options.pages] if options.folder else []
    given = [file.read_bytes() for file in files] or pages(options.pages)
    read_one(given[0])
    with_metadata = partial(trafilatura.extract, with_metadata=True)
    ours, alone, both = seconds((read_one, trafilatura.extract, with_metadata), given)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    show(f"{len(given)} pages, {sum(map(len, given)) / 2**20:.1f} MB, peak {peak:.0f} MB")
    show(f"  reader                     {ours:6.1f} s   {1000 * ours / len(given):5.1f} ms a page")
    show(f"  trafilatura, text alone    {alone:6.1f} s   the reader takes {ours / alone:.2f} of it")
    show(f"  trafilatura with metadata  {both:6.1f} s   the reader takes {ours / both:.2f} of it")


if __name__ == "__main__":
    main()
