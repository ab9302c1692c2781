"""Time and memory of the term table, by itself and beside Scattertext on the same corpus.

    python tests/benchmarks/benchmark_terms.py 1000 2000 4000
    python tests/benchmarks/benchmark_terms.py 2000 --peer /path/to/a/python/with/scattertext

Each size runs in a process of its own, so that its peak memory is its own; the corpus is composed: words of a Zipf
distribution with function words between them, in sentences of twenty words and documents of six hundred. Both tools get
the same texts, each told by one side; sentences are known beforehand here, as they are behind the map step. Ours counts
words and phrases of up to four words and gives every column of the table, bootstrap intervals included; Scattertext
counts words and pairs and gives two of its scores.
"""

from __future__ import annotations

import argparse
import re
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
WORDS, SENTENCE, VOCABULARY = 600, 20, 50_000
FUNCTION_WORDS = ("the", "of", "and", "to", "in", "a", "that", "for", "on", "with")


def texts(documents: int) -> Iterator[tuple[str, str]]:
    """Yield (side, text), the same for the same number."""
    generator = np.random.default_rng(1)
    syllables = np.array([c + v for c in "bcdfgklmnprtvz" for v in "aeiou"])
    words = ["".join(generator.choice(syllables, size=size)) for size in generator.integers(2, 5, size=VOCABULARY)]
    chances = np.cumsum(1.0 / np.arange(1, VOCABULARY + 1))
    for number in range(documents):
        drawn = np.searchsorted(chances, generator.random(WORDS) * chances[-1])
        parts = [words[index] for index in drawn.tolist()]
        parts[::5] = [FUNCTION_WORDS[(place + number) % 10] for place in range(0, WORDS, 5)]
        parts[1::5] = [FUNCTION_WORDS[(place * 3 + number) % 10] for place in range(0, WORDS, 5)]
        sentences = (" ".join(parts[start : start + SENTENCE]) for start in range(0, WORDS, SENTENCE))
        yield ("us", "beijing")[number % 2], ". ".join(sentences) + "."


def contrast_here(documents: int) -> float:
    """Return the seconds that the term table takes."""
    sys.path.insert(0, str(ROOT))
    from analysis.passage import AnalysedDocument, Passage
    from analysis.profile import load_profile
    from analysis.settings import Settings
    from analysis.terms import contrast_terms
    from corpus.document import Document

    made = []
    for number, (side, text) in enumerate(texts(documents)):
        ends = [mark.end() for mark in re.finditer(r"\. |$", text)]
        sentences = tuple(zip([0, *ends[:-1]], ends, strict=True))
        passages = (Passage(0, len(text), side, mode="official"),)
        made.append(AnalysedDocument(Document(str(number), text, teller=side), passages, (), sentences))
    profile, start = load_profile(), time.perf_counter()
    contrast_terms(made, profile, Settings())
    return time.perf_counter() - start


def contrast_there(documents: int) -> float:
    """Return the seconds that Scattertext takes for counts, scaled F-scores and log-odds."""
    import pandas as pd
    import scattertext as st

    frame = pd.DataFrame(texts(documents), columns=["side", "text"])
    start = time.perf_counter()
    corpus = st.CorpusFromPandas(
        frame, category_col="side", text_col="text", nlp=st.whitespace_nlp_with_sentences
    ).build()
    corpus.get_scaled_f_scores("us")
    counts = corpus.get_term_freq_df()
    st.LogOddsRatioUninformativeDirichletPrior(alpha_w=0.01).get_scores(counts["us freq"], counts["beijing freq"])
    return time.perf_counter() - start


def main() -> None:
    """Run each size in a process of its own, or the one asked for by such a process."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", type=int, nargs="+", help="numbers of documents of 600 words")
    parser.add_argument("--peer", help="a Python that has scattertext, to time it on the same texts")
    parser.add_argument("--run", choices=("here", "there"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.run:
        seconds = (contrast_here if options.run == "here" else contrast_there)(options.documents[0])
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
        sys.stdout.write(f"{seconds} {memory}\n")
        return
    for documents in options.documents:
        taken = []
        for run, python in (("here", sys.executable), ("there", options.peer)):
            if python:
                command = [python, __file__, str(documents), "--run", run]
                result = subprocess.run(command, capture_output=True, text=True, check=True)
                seconds, memory = map(float, result.stdout.split()[-2:])
                taken.append(seconds)
                sys.stdout.write(f"{documents} documents, {run}: {seconds:.1f} s, peak {memory:.2f} GiB\n")
        if len(taken) > 1:
            sys.stdout.write(f"{documents} documents: {taken[1] / taken[0]:.2f} times as long there\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
