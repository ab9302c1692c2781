"""How fast attribution is, how much memory it takes, and whether time grows in step with the text.

Run it from the project's folder (no test; pytest does not collect it):

    python -m tests.benchmarks.benchmark_attribution                     speed, memory, growth, hard cases
    python -m tests.benchmarks.benchmark_attribution --articles 200      smaller
    python -m tests.benchmarks.benchmark_attribution --only speed        one part: speed, memory, growth, hard, peer
    python -m tests.benchmarks.benchmark_attribution --profile 15        and where the time goes (cProfile's top 15)

To compare with a peer, textacy's quotations on a spaCy pipeline, install both in an environment of their own, unpack an
English spaCy model, and name the two:

    python3 -m venv /tmp/peer && /tmp/peer/bin/pip install spacy textacy
    python -m tests.benchmarks.benchmark_attribution --peer /tmp/peer/bin/python --peer-model FOLDER_WITH_config.cfg

Without a model the peer runs on a blank pipeline, which finds no quotations and gives only its speed's upper bound.

Times are process times (of this process alone), the best of three. `growth` is the exponent k of time ~ size^k between
the smallest and the largest size that can be timed: 1 is linear, 2 quadratic. A hard case stops growing once a run
takes longer than the limit; `--case omissions` runs only the cases with that word in their name.
"""

from __future__ import annotations

import argparse
import cProfile
import io
import json
import math
import pstats
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from analysis.attribution import attribute
from analysis.profile import load_profile
from corpus.document import Document
from tests.benchmarks.generated_text import HARD, article

PARTS = ("speed", "memory", "growth", "hard", "peer")
LIMIT_SECONDS = 6.0
LEAST_SECONDS = 0.03
"""A shorter time is too short to say how it grows."""
GROWS = 1.25
"""Exponent above which growth is called more than linear; a busy machine makes up to 1.2 of 1."""


def show(line: str = "") -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def documents(texts: Sequence[str]) -> list[Document]:
    return [Document(f"d{number}", text) for number, text in enumerate(texts)]


def run(texts: Sequence[str]) -> None:
    profile = load_profile()
    for document in documents(texts):
        attribute(document, profile)


def seconds(work: Callable[[], None], *, repeats: int = 3) -> float:
    best = math.inf
    for _ in range(repeats):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
        if best > LIMIT_SECONDS / 3:
            break
    return best


def words_in(texts: Sequence[str]) -> int:
    return sum(len(text.split()) for text in texts)


def peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def speed(articles: int) -> float:
    texts = [article(seed) for seed in range(articles)]
    taken = seconds(lambda: run(texts))
    rate = words_in(texts) / taken
    show(f"speed     {articles} articles, {words_in(texts):,} words: {taken:.2f} s, {rate:,.0f} words/s")
    return rate


def memory(articles: int) -> None:
    """Measure in a fresh process, which keeps every document's passages as a comparison does."""
    code = (
        "from tests.benchmarks import benchmark_attribution as b\n"
        "profile = b.load_profile(); b.run(['Trump said grain.']); before = b.peak_mb()\n"
        f"kept = [b.attribute(d, profile) for d in b.documents([b.article(s) for s in range({articles})])]\n"
        "print(before, b.peak_mb(), sum(len(d.passages) for d in kept))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    before, after, passages = done.stdout.split()
    show(
        f"memory    {articles} articles kept with their {int(passages):,} passages: peak {float(after):.0f} MB "
        f"({float(before):.0f} MB before the first)"
    )


def growth(label: str, sizes: Sequence[int], make: Callable[[int], Sequence[str]]) -> float:
    """Measure the sizes in turn until one takes too long, show the times, and return the exponent."""
    times: list[float] = []
    exponent = math.nan
    for size in sizes:
        texts = make(size)
        times.append(seconds(lambda texts=texts: run(texts)))  # type: ignore[misc]
        if times[-1] > LIMIT_SECONDS:
            break
    tail = [(size, taken) for size, taken in zip(sizes, times, strict=False) if taken > LEAST_SECONDS]
    if len(tail) > 1:
        (small, quick), (large, slow) = tail[0], tail[-1]
        exponent = math.log(slow / quick) / math.log(large / small)
    told = "too short to say" if math.isnan(exponent) else f"growth {exponent:.2f}"
    mark = "   <-- MORE THAN LINEAR" if exponent > GROWS else ""
    mark += f"   (stopped at {sizes[len(times) - 1]:,} of {sizes[-1]:,})" if len(times) < len(sizes) else ""
    show(f"  {label:46} {' '.join(f'{t:8.3f}' for t in times)} s   {told}{mark}")
    return exponent


def all_growth() -> None:
    show("growth    with the length of one document (sentences) and the number of documents")
    growth("250, 500, 1,000, 2,000 sentences, one document", (250, 500, 1000, 2000), lambda n: [article(7, n)])
    growth(
        "the same in one paragraph",
        (250, 500, 1000, 2000),
        lambda n: [article(7, n).replace("\n\n", " ")],
    )
    growth("25, 50, 100, 200 documents", (25, 50, 100, 200), lambda n: [article(s) for s in range(n)])


def all_hard(top: int, case: str) -> None:
    show("hard      an eighth, a quarter, a half and the whole of each case")
    for label, (size, make) in HARD.items():
        if case not in label:
            continue
        sizes = (size // 8, size // 4, size // 2, size)
        if growth(label, sizes, lambda n, make=make: [make(n)]) > GROWS and top:  # type: ignore[misc]
            show(hot_spots([make(size // 8)], top))


def hot_spots(texts: Sequence[str], top: int) -> str:
    """Return cProfile's table of the functions that take longest themselves."""
    profiler = cProfile.Profile()
    profiler.runcall(run, texts)
    table = io.StringIO()
    pstats.Stats(profiler, stream=table).strip_dirs().sort_stats("tottime").print_stats(top)
    return table.getvalue()


def peer(python: str, model: str, articles: int, own_rate: float) -> None:
    texts = [article(seed) for seed in range(articles)]
    command = [python, str(Path(__file__).with_name("peer_quotations.py")), *([model] if model else [])]
    done = subprocess.run(command, input=json.dumps(texts), capture_output=True, text=True, check=True)
    result = json.loads(done.stdout)
    rate = words_in(texts) / result["seconds"]
    show(
        f"peer      textacy on {'a parsed' if model else 'a blank'} pipeline, {words_in(texts):,} words: "
        f"{rate:,.0f} words/s, {result['found']} quotations, peak {result['peak_mb']:.0f} MB; "
        f"attribution is {own_rate / rate:.1f} times as fast"
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the parts asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--only", choices=PARTS, action="append")
    parser.add_argument("--case", default="", metavar="WORDS")
    parser.add_argument("--profile", type=int, default=0, metavar="N")
    parser.add_argument("--peer", default="", metavar="PYTHON")
    parser.add_argument("--peer-model", default="", metavar="FOLDER")
    options = parser.parse_args(arguments)
    parts = options.only or PARTS
    run([article(0)])
    rate = 0.0
    if {"speed", "peer"} & set(parts):
        rate = speed(min(options.articles, 300))
        if options.profile:
            show(hot_spots([article(seed) for seed in range(100)], options.profile))
    if "peer" in parts and options.peer:
        peer(options.peer, options.peer_model, min(options.articles, 40), rate)
    if "memory" in parts:
        memory(options.articles)
    if "growth" in parts:
        all_growth()
    if "hard" in parts:
        all_hard(options.profile, options.case)


if __name__ == "__main__":
    main()
