"""What a peer needs for the same articles: textacy's quotations on a spaCy pipeline. Run by benchmark_attribution.py.

    PEER_PYTHON peer_quotations.py MODEL_FOLDER < articles.json

Prints the process time in seconds, the number of quotations found, and the peak memory in MB, as JSON.
"""

from __future__ import annotations

import json
import resource
import sys
import time


def main() -> None:
    """Read a JSON list of texts from standard input and extract their quotations."""
    import spacy
    from textacy import extract

    if sys.argv[1:]:
        pipeline = spacy.load(sys.argv[1], exclude=["ner"])
    else:
        pipeline = spacy.blank("en")
        pipeline.add_pipe("sentencizer")
    texts = json.load(sys.stdin)
    found = 0
    start = time.process_time()
    for text in texts:
        document = pipeline(text)
        try:
            found += len(list(extract.direct_quotations(document)))
        except ValueError:  # textacy refuses a text whose marks do not pair
            continue
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    json.dump({"seconds": seconds, "found": found, "peak_mb": peak}, sys.stdout)


if __name__ == "__main__":
    main()
