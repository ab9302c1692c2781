"""Method: how voices are found, what the figures mean, what was set, where it fails, and how to cite a result."""

from __future__ import annotations

import re
from dataclasses import asdict
from datetime import UTC, datetime
from html import escape

import pandas as pd
import streamlit as st

from analysis import export
from analysis.attribution.explain import describe_rule
from analysis.comparison import Comparison
from analysis.readings import counted
from analysis.settings import Settings
from app_pages import _tables
from app_pages._state import current

VERDICTS = (
    ("One side only", "passages of that side raise the topic and none of the other's does"),
    ("Both", "passages of both sides raise it"),
    (
        "Contested",
        (
            "a document says that a side left it out, or that it did not come up, and a passage shows otherwise; or "
            "two documents disagree on whether it came up"
        ),
    ),
    ("Neither side", "only reporters or third parties raise it"),
)
LIMITS = (
    "A topic counts as left out of these documents, not of the event: what a side said elsewhere is not in them.",
    (
        "Voices are told by rules from the wording. They err on unclear pronouns, on irony, and on long passages whose "
        "source was named far above. Read the passage before you cite it."
    ),
    (
        "Topics are found by their names. A topic raised in words that no alias covers is missed, and an alias in a "
        "side remark counts as much as one in a headline."
    ),
    "A claim of omission is tested against the documents at hand only. “Untested” is a frequent and honest finding.",
    (
        "One event gives a few short accounts. With so little text read the counts, not the scores: intervals are "
        "wide, and few q-values fall below any threshold."
    ),
    "One statement in two translations may be matched as one utterance, or missed where they share few words.",
    "English and Chinese have rules of their own. Texts in other languages are loaded, but hardly attributed.",
)
PAPERS = (
    "Benjamini, Y. and Hochberg, Y. (1995). Controlling the false discovery rate. J. R. Stat. Soc. B 57(1), 289–300.",
    (
        "Dunning, T. (1993). Accurate methods for the statistics of surprise and coincidence. Computational "
        "Linguistics 19(1), 61–74."
    ),
    "Hardie, A. (2014). Log Ratio: an informal introduction. ESRC Centre for Corpus Approaches to Social Science.",
    "Monroe, B., Colaresi, M. and Quinn, K. (2008). Fightin' words. Political Analysis 16(4), 372–403.",
    (
        "Rayson, P. and Garside, R. (2000). Comparing corpora using frequency profiling. Workshop on Comparing "
        "Corpora, ACL 2000, 1–6."
    ),
)


def main() -> None:
    """Draw the page."""
    comparison = current()
    _voices(comparison)
    _topics()
    _copies_and_corrections(comparison)
    _figures(comparison)
    _thresholds(comparison)
    st.header("Limits", anchor=False)
    st.html('<ul class="px-readings">' + "".join(f"<li>{escape(limit)}</li>" for limit in LIMITS) + "</ul>")
    _citation(comparison)
    st.header("Run record", anchor=False)
    st.html(
        '<p class="px-item">What a repetition needs. The same texts, profile, settings and versions give the same '
        "tables, byte for byte.</p>"
    )
    with st.expander("The run record"):
        st.code(export.run_json(comparison.run).decode(), language="json")
    st.download_button(
        "Download the run record as JSON",
        data=lambda: export.run_json(comparison.run),
        file_name="run.json",
        mime="application/json",
        on_click="ignore",
        key="method_run",
        icon=":material/download:",
        type="tertiary",
    )


def _voices(comparison: Comparison) -> None:
    """Draw how a voice is found, rule by rule, with what each rule did here."""
    profile = comparison.profile
    st.header("How a voice is found", anchor=False)
    st.html(
        '<p class="px-item">Each sentence is searched for words of speech and for whom they belong to: “urged”, '
        f"“according to”, a quotation's speaker. If that is one of {escape(profile.label(profile.side_ids[0]))}'s "
        f"or {escape(profile.label(profile.side_ids[1]))}'s people or bodies, the passage has that side's voice; if it "
        "is somebody else, the voice of third parties; if nobody is credited, the reporter's. In a document told by a "
        "side everything is that side's voice. Names, bodies and words of speech are data in the profile.</p>"
    )
    passages = comparison.passages
    rules = passages.assign(characters=passages["text"].str.len()).groupby("rule", sort=True)
    table = rules.agg(passages=("text", "size"), characters=("characters", "sum"), confidence=("confidence", "mean"))
    table = table.sort_values(["passages", "characters"], ascending=False, kind="stable").reset_index()
    table["share"] = table["characters"] / max(1, int(table["characters"].sum()))
    table["meaning"] = [_meaning(str(rule)) for rule in table["rule"]]
    headings = {
        "rule": "Rule",
        "meaning": "What it goes by",
        "passages": "Passages here",
        "share": "Share of the text",
        "confidence": "Confidence",
    }
    formats = {"passages": "localized", "share": "percent", "confidence": "%.2f"}
    st.html(f'<p class="px-quiet">{counted(len(table), "rule")} gave a voice in these texts.</p>')
    _tables.show(
        table,
        headings,
        alt="Rules that gave passages their voice in these texts, with counts and mean confidence",
        key="rules",
        formats=formats,
        wide=("meaning",),
    )
    st.subheader("What the confidence says", anchor=False)
    mean = float((table["confidence"] * table["share"]).sum())
    st.html(
        '<p class="px-item">The confidence of a passage is the share of words on which careful readers agreed with '
        "labels that came about in the same way: by the same rule and the same kind of source. It was counted on 96 "
        "articles labelled by hand, 47,000 words from agencies, broadcasters, newspapers and sites of 2017 to 2026. "
        "So of a hundred words at 0.95 about five should be expected to be wrong, and of a hundred at 0.67 about "
        "thirty-three. It is a property of the rule, not a judgement on this sentence, and it holds for reporting like "
        "that of those articles. Documents told by a side have theirs by definition, 0.99; if the teller is wrong, "
        f"so is every passage. Over these texts the mean is {mean:.2f}.</p>"
    )


def _meaning(rule: str) -> str:
    """Return what a rule goes by, in a sentence without its full stop."""
    said = describe_rule(rule)
    if rule.startswith("official-document/"):
        said = f"official account: {said}"
    return said[:1].upper() + said[1:]


def _topics() -> None:
    """Draw how topics are judged."""
    st.header("How a topic is judged", anchor=False)
    st.html(
        '<p class="px-item">Topics are found by their names and aliases from the profile, in English and Chinese, and '
        "by phrases that the texts themselves repeat. The voice of the passage decides who raises a topic. A claim "
        "that a topic was left out does not count as raising it.</p><ul>"
        + "".join(f"<li><b>{escape(name)}</b>: {escape(meaning)}</li>" for name, meaning in VERDICTS)
        + "</ul>"
    )


def _copies_and_corrections(comparison: Comparison) -> None:
    """Draw what happened to copies of one text, and what readers set otherwise than the program did."""
    run, documents = comparison.run, comparison.documents
    st.header("Copies and corrections", anchor=False)
    copies = int((documents["duplicate_of"].fillna("") != "").sum()) if "duplicate_of" in documents else 0
    once = run["settings"].get("duplicates", "once") == "once"
    counts = (
        "Each text counts once, however many of these documents carry it: a story that ten papers took from one agency "
        "is one account, and the table of documents names for each copy the text that counts."
        if once
        else "Every document counts here, also where several carry the same text."
    )
    corrected = len(comparison.corrections)
    st.html(
        f'<p class="px-item">{counts} {counted(copies, "document")} of {len(documents):,} '
        f"{'is a copy' if copies == 1 else 'are copies'}.</p>"
        "<p class=\"px-item\">A reader can set a passage's voice, a document's teller, title, outlet, date or event, "
        "and whether a passage raises a topic. What was set counts instead of what the rules say, in every table. The "
        "table of corrections and the run record of every export name it, with what the program had said. "
        f"{counted(corrected, 'correction')} {'counts' if corrected == 1 else 'count'} here.</p>"
    )
    if corrected:
        _tables.download(comparison, "corrections")


def _figures(comparison: Comparison) -> None:
    """Draw the formulas."""
    first, second = (side.label for side in comparison.profile.sides)
    st.header("Formulas", anchor=False)
    st.html(
        f'<p class="px-item">A term occurs <i>a</i> times in the <i>c</i> words of {escape(first)} and <i>b</i> times '
        f"in the <i>d</i> words of {escape(second)}. Positive figures lean to {escape(first)}; exchanging the sides "
        "negates them.</p>"
    )
    st.latex(r"E_1 = \frac{c\,(a+b)}{c+d} \qquad E_2 = \frac{d\,(a+b)}{c+d}")
    st.subheader("G2: two formulas go by this name", anchor=False)
    st.html(
        '<p class="px-item">Used here: two cells, the keyword form (Rayson and Garside 2000). It says how sure a '
        "difference is, not how large.</p>"
    )
    st.latex(r"G^2 = 2\left(a\ln\frac{a}{E_1} + b\ln\frac{b}{E_2}\right)")
    st.html('<p class="px-item">Not used: four cells (Dunning 1993), which adds the words that are not the term.</p>')
    st.latex(
        r"\begin{aligned} G^2_4 = 2\Big(&a\ln\frac{a}{E_1} + b\ln\frac{b}{E_2} \\ "
        r"&+ (c-a)\ln\frac{c-a}{c-E_1} \\ &+ (d-b)\ln\frac{d-b}{d-E_2}\Big) \end{aligned}"
    )
    st.html(
        '<p class="px-quiet">For 12,000 against 10,000 occurrences in a million words each, the first gives 182.07 and '
        "the second 184.09. Say which one you cite.</p>"
    )
    st.subheader("Log Ratio", anchor=False)
    st.html(
        '<p class="px-item">How large a difference is (Hardie 2014): one step doubles the ratio of the rates. A zero '
        "count is taken as 0.5. The interval is a bootstrap over documents, over sentences where a side has few "
        "documents.</p>"
    )
    st.latex(r"\mathrm{LR} = \log_2 \frac{a/c}{b/d}")
    st.subheader("Weighted log-odds", anchor=False)
    st.html(
        '<p class="px-item">With an informative Dirichlet prior α (Monroe, Colaresi and Quinn 2008). It hides '
        "omissions: a term with zero on one side has a great variance. So “never used by” is never read off it; that "
        "needs zero on one side, enough on the other, and a silence that chance does not explain.</p>"
    )
    st.latex(
        r"z = \frac{\ln\frac{a+\alpha}{c+A-a-\alpha} - \ln\frac{b+\alpha}{d+A-b-\alpha}}"
        r"{\sqrt{\frac{1}{a+\alpha}+\frac{1}{b+\alpha}}}"
    )
    st.subheader("TF-IDF contrast, q-values and nulls", anchor=False)
    st.html(
        '<p class="px-item">The TF-IDF contrast is the first side\'s mean weight over its documents minus the '
        "second's. q-values correct the p-values for the number of terms (Benjamini and Hochberg 1995). A figure on "
        "how far the sides lie apart says nothing by itself: the sides are exchanged at random, and the mean of that "
        "stands beside it.</p>"
    )
    st.html(
        '<ul class="px-readings">' + "".join(f'<li class="px-quiet">{escape(paper)}</li>' for paper in PAPERS) + "</ul>"
    )


def _thresholds(comparison: Comparison) -> None:
    """Draw the settings of the run."""
    st.header("Thresholds and seeds of this run", anchor=False)
    meanings, defaults = _setting_meanings(), asdict(Settings())
    table = pd.DataFrame(
        {
            "name": name.replace("_", " "),
            "value": f"{value:,}" if isinstance(value, int) and name != "seed" else str(value),
            "default": "yes" if defaults.get(name) == value else "no",
            "meaning": meanings.get(name, ""),
        }
        for name, value in comparison.run["settings"].items()
    )
    headings = {"name": "Setting", "value": "Value", "meaning": "What it does", "default": "As delivered"}
    _tables.show(table, headings, alt="Thresholds and seeds of this run", key="settings", wide=("meaning",))


def _setting_meanings() -> dict[str, str]:
    """Return what each setting does: the sentence in which the settings describe themselves."""
    described = (Settings.__doc__ or "").partition("Attributes:")[2]
    found = re.findall(r"^\s+(\w+): (.+(?:\n(?!\s+\w+: ).+)*)", described, re.MULTILINE)
    return {name: " ".join(meaning.replace("`", "").split()) for name, meaning in found}


def _citation(comparison: Comparison) -> None:
    """Draw how to cite the result."""
    run = comparison.run
    st.header("How to cite", anchor=False)
    st.html(
        '<p class="px-item">Name the program, the texts and the fingerprints: with them somebody else can check that '
        "the result is the same. Cite a finding by its passage (document and character range), never by its score "
        "alone.</p>"
    )
    title = " ".join(str(run["corpus"]["title"] or "own texts").split())
    st.code(
        f"Parallax, comparison of “{title}” ({counted(run['corpus']['documents'], 'document')}, "
        f"{counted(run['words']['all'], 'word')}), {datetime.now(tz=UTC).date().isoformat()}. "
        f"Corpus {run['corpus']['fingerprint']}, profile {run['profile']['id']} {run['profile']['fingerprint']}, "
        f"seed {run['settings']['seed']}.",
        language=None,
        wrap_lines=True,
    )


main()
