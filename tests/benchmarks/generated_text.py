"""Articles for measuring: varied prose with the constructions of the press, reproducible; and hard cases."""

from __future__ import annotations

import random
from collections.abc import Callable

PEOPLE = ["Trump", "Xi", "Rubio", "Wang Yi", "Bessent", "He Lifeng", "Mao Ning", "Lin Jian", "Leavitt", "Lutnick"]
BODIES = ["the White House", "China's foreign ministry", "the State Department", "the Chinese commerce ministry"]
OTHERS = ["analysts", "a Brazilian minister", "the Tokyo Shimbun", "Olga Brandt, an economist at a bank", "farmers"]
PLACES = ["Geneva", "the port", "the lawn", "a factory in Ohio", "Kuala Lumpur", "the harbour"]
NOUNS = [
    "levy",
    "harvest",
    "ferry",
    "quota",
    "licence",
    "cargo",
    "treaty",
    "wheat",
    "magnet",
    "visa",
    "engine",
    "market",
]
VERBS = ["rise", "fall", "end", "hold", "matter", "slip", "pass", "grow"]
SAID = ["said", "told reporters", "warned", "insisted", "wrote", "added", "announced", "argued"]
SYLLABLES = ["ka", "lo", "mer", "ti", "san", "dor", "vel", "ush", "pra", "nim", "oto", "gre"]

SHAPES = [
    "{Who} {said} that the {word} {noun} would {verb} before the {noun}.",
    "“The {noun} will {verb}, and the {word} {noun} with it,” {who} said. “It will {verb} fast.”",
    '"We want a {word} {noun}," said {who}, who spent {number} hours at {place}.',
    "The {noun} took {number} {word} days to {verb}, and boats waited at {place}.",
    "{Who} said the {noun} would {verb}, while {who} called the {word} {noun} a mistake.",
    "According to {who}, the {noun} and the {word} {noun} would {verb} by {number}.",
    "Prices for {word} {noun} {verb} each year, with {who} urging patience at {place}.",
    "{Who} did not mention the {word} {noun} in a statement on Friday.",
    "After {number} years the {noun}, which had {word} walls, was sold to a {word} firm in {place}.",
    "{Who} met {who} at {place} and praised the {word} {noun}, calling it “{word}”.",
    "The {word} {noun} was condemned by {who} as a step backwards.",
    "Neither the {noun} nor the {noun} has changed since {number}, and the {word} road to {place} stays shut.",
]


def _word(draw: random.Random) -> str:
    return "".join(draw.choice(SYLLABLES) for _ in range(draw.randint(2, 4)))


def _who(draw: random.Random) -> str:
    return draw.choice(draw.choice((PEOPLE, PEOPLE, BODIES, OTHERS)))


def _sentence(draw: random.Random) -> str:
    parts = []
    for part in draw.choice(SHAPES).replace("{Who}", "{who}").split("{"):
        name, brace, rest = part.partition("}")
        fill = {
            "who": lambda: _who(draw),
            "said": lambda: draw.choice(SAID),
            "noun": lambda: draw.choice(NOUNS),
            "verb": lambda: draw.choice(VERBS),
            "place": lambda: draw.choice(PLACES),
            "number": lambda: str(draw.randint(2, 1999)),
            "word": lambda: _word(draw),
        }.get(name)
        parts.append(fill() + rest if brace and fill else part)
    text = "".join(parts)
    return text[0].upper() + text[1:]


def article(seed: int, sentences: int = 40) -> str:
    """Return an article of about 14 words a sentence, in paragraphs of one to four sentences, with a headline."""
    draw = random.Random(seed)
    lines = [f"{draw.choice(PEOPLE)} says {draw.choice(NOUNS)} to {draw.choice(VERBS)}"]
    while sentences > 0:
        length = min(sentences, draw.randint(1, 4))
        lines.append(" ".join(_sentence(draw) for _ in range(length)))
        sentences -= length
    return "\n\n".join(lines)


def _endless(length: int) -> str:
    return article(1, length // 60).replace(".", "").replace("\n\n", " ")[:length]


HARD: dict[str, tuple[int, Callable[[int], str]]] = {
    "a line without a full stop, 200 kB": (200_000, _endless),
    "a line without a space, 200 kB": (200_000, lambda n: "x" * n),
    "a paragraph of short sentences, 200 kB": (200_000, lambda n: article(2, n // 75).replace("\n\n", " ")[:n]),
    "50,000 straight marks around words": (50_000, lambda n: 'Trump said "grain" ' * (n // 2)),
    "50,000 straight marks alone": (50_000, lambda n: '"' * n),
    "50,000 opening marks": (50_000, lambda n: "“grain " * n),
    "50,000 apostrophes alone": (50_000, lambda n: "'" * n),
    "50,000 single opening marks": (50_000, lambda n: " 'grain" * n),
    "an unclosed quotation of 10,000 sentences": (10_000, lambda n: "Xi said: “" + "It must end. " * n),
    "10,000 exclaimed quotations": (10_000, lambda n: '"No!" he said. ' * n),
    "10,000 commas": (10_000, lambda n: "grain, " * n),
    "10,000 names and commas": (10_000, lambda n: "Trump, " * n),
    "10,000 ands": (10_000, lambda n: "grain and " * n),
    "10,000 names and ands": (10_000, lambda n: "Trump and " * n),
    "10,000 verbs of speech": (10_000, lambda n: "Trump said " * n),
    "10,000 bare verbs of speech": (10_000, lambda n: "said " * n),
    "10,000 participles": (10_000, lambda n: "Trump left" + ", saying grain" * n),
    "10,000 contrasts": (10_000, lambda n: "Trump said no, while Xi said yes, " * (n // 2)),
    "10,000 accordings": (10_000, lambda n: "according to Xi grain " * n),
    "10,000 possessives": (10_000, lambda n: "Trump's " * n),
    "10,000 of-phrases": (10_000, lambda n: "the minister of " * n),
    "10,000 dashes": (10_000, lambda n: "Trump — grain — " * (n // 2)),
    "10,000 brackets": (10_000, lambda n: "(grain" * n),
    "10,000 colons": (10_000, lambda n: "Trump: " * n),
    "10,000 omissions in a line": (10_000, lambda n: "Xi did not mention grain, " * n),
    "10,000 omissions in sentences": (10_000, lambda n: "Xi did not mention grain. " * n),
    "10,000 lines of a transcript": (10_000, lambda n: "Trump: Yes.\nQ: No?\n" * (n // 2)),
    "10,000 labels, all different": (10_000, lambda n: "".join(f"Trump {i}: Yes.\n" for i in range(n))),
    "10,000 new names": (
        10_000,
        lambda n: "".join(
            f"Chinese official Li{chr(97 + i % 26)}{_word(random.Random(i))} said no.\n" for i in range(n)
        ),
    ),
    "10,000 new names with one surname": (
        10_000,
        lambda n: "".join(f"Chinese official Li {_word(random.Random(i)).title()} said no.\n" for i in range(n)),
    ),
    "10,000 participles without a subject": (10_000, lambda n: "grain fell" + ", saying grain" * n),
    "10,000 omissions without a subject": (10_000, lambda n: "was not mentioned, " * n),
    "10,000 pronouns behind objects": (10_000, lambda n: "to Trump he said grain " * n),
    "10,000 agents": (10_000, lambda n: "was told by Xi " * n),
    "10,000 capitalised words": (10_000, lambda n: "Grain " * n),
    "10,000 initials": (10_000, lambda n: "J. " * n),
    "100,000 Chinese characters without a stop": (100_000, lambda n: "粮" * n),
    "20,000 Chinese names": (20_000, lambda n: "特朗普" * n),
    "20,000 Chinese clauses": (20_000, lambda n: "特朗普表示，习近平强调；" * (n // 2)),
    "20,000 Chinese according-tos": (20_000, lambda n: "据新华社" * n),
    "20,000 Chinese omissions": (20_000, lambda n: "白宫未提及，" * n),
    "50,000 Chinese marks": (50_000, lambda n: "“粮”" * (n // 2)),
}
"""For each case its size and a function from a size to the text."""
