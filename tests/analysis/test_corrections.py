"""Readers' corrections of voices and topics: what they change, what follows from them, and what cannot be applied."""

from dataclasses import replace

import pytest
from analysed import analysed, document_of

from analysis.comparison import compare
from analysis.corrections import READERS_RULE, correct_voices
from analysis.mentions import find_mentions
from analysis.profile import load_profile
from analysis.settings import Settings
from corpus.corrections import Correction, correct
from corpus.document import Corpus

QUICK = Settings(bootstrap=5, permutations=5)
ARTICLE = (
    "The White House said tariffs would stay. A Chinese official said soybeans were bought. "
    "The hotel was full and Taiwan was on every screen."
)


@pytest.fixture(scope="module")
def profile():
    return load_profile()


def voice(document, words, value, *, number=1):
    start = document.text.index(words)
    return Correction(
        "voice", document.text_hash, document.doc_id, value, start, start + len(words), before="reporter", number=number
    )


def topic(document, words, name, value, *, number=1):
    return replace(voice(document, words, value, number=number), kind="topic", topic=name, before="")


def corrected(text, *corrections, teller="press", voices=("us", "beijing", "reporter"), profile):
    made = analysed(text, voices=voices, teller=teller)
    return correct_voices(made, [each(made.document) for each in corrections], profile)


def covered(document):
    text = document.document.text
    inside = {place for p in document.passages for place in range(p.start, p.end)}
    return not [place for place, sign in enumerate(text) if not sign.isspace() and place not in inside]


def result(*corrections, text=ARTICLE, teller="press"):
    document = document_of(text, teller=teller)
    corpus = correct(Corpus((document,)), [each(document) for each in corrections])
    return compare(corpus, settings=QUICK)


def verdict(comparison, name):
    table = comparison.topics.set_index("topic")["verdict"]
    return table.get(name, "")


def test_a_corrected_passage_has_the_readers_voice_for_certain(profile):
    document = corrected(ARTICLE, lambda d: voice(d, ARTICLE[-50:], "beijing"), profile=profile)
    last = document.passages[-1]
    assert (last.voice, last.rule, last.confidence) == ("beijing", READERS_RULE, 1.0)


def test_passages_are_split_at_the_ends_of_a_correction_and_still_cover_the_text(profile):
    document = corrected(ARTICLE, lambda d: voice(d, "stay. A Chinese official", "other"), profile=profile)
    texts = [(document.document.text[p.start : p.end], p.voice) for p in document.passages]
    assert texts[:4] == [
        ("The White House said tariffs would", "us"),
        ("stay.", "other"),
        ("A Chinese official", "other"),
        ("said soybeans were bought.", "beijing"),
    ]
    assert covered(document)
    assert all(a.end <= b.start for a, b in zip(document.passages, document.passages[1:], strict=False))


def test_a_passage_given_to_the_reporter_keeps_no_source(profile):
    made = analysed(ARTICLE, voices=["us"])
    sourced = replace(made, passages=tuple(replace(p, source="he", cue="said", act="states") for p in made.passages))
    document = correct_voices(sourced, [voice(made.document, ARTICLE[:40], "reporter")], profile)
    first = document.passages[0]
    assert (first.mode, first.source, first.cue, first.act) == ("narration", "", "", "")


def test_a_passage_given_to_the_other_side_keeps_the_words_that_name_its_source(profile):
    made = analysed(ARTICLE, voices=["us"])
    sourced = replace(made, passages=tuple(replace(p, source="he", cue="said", act="states") for p in made.passages))
    first = correct_voices(sourced, [voice(made.document, ARTICLE[:40], "beijing")], profile).passages[0]
    assert (first.mode, first.source, first.cue, first.act) == ("indirect", "he", "said", "states")


def test_in_a_sides_own_account_a_passage_of_another_voice_is_no_retelling_of_it(profile):
    text = "President Xi said soybeans would be bought. We agreed."
    made = analysed(text, voices=["us"], teller="us")
    retold = replace(made, passages=tuple(replace(p, speaker="beijing") for p in made.passages))
    document = correct_voices(retold, [voice(made.document, text[:43], "beijing")], profile)
    first, last = document.passages
    assert (first.voice, first.speaker, first.mode) == ("beijing", "", "indirect")
    assert (last.voice, last.speaker, last.mode) == ("us", "beijing", "official")


def test_in_a_sides_own_account_a_confirmed_voice_keeps_whose_words_are_retold(profile):
    text = "President Xi said soybeans would be bought. We agreed."
    made = analysed(text, voices=["us"], teller="us")
    retold = replace(made, passages=tuple(replace(p, speaker="beijing") for p in made.passages))
    first = correct_voices(retold, [voice(made.document, text[:43], "us")], profile).passages[0]
    assert (first.speaker, first.mode) == ("beijing", "official")


def test_of_overlapping_corrections_the_later_one_wins_where_they_overlap(profile):
    document = corrected(
        ARTICLE,
        lambda d: voice(d, ARTICLE, "other"),
        lambda d: voice(d, "tariffs", "both", number=2),
        profile=profile,
    )
    assert {d.voice for d in document.passages} == {"other", "both"}
    assert [document.document.text[p.start : p.end] for p in document.passages if p.voice == "both"] == ["tariffs"]


def test_who_claims_an_omission_follows_the_corrected_voice(profile):
    text = "Beijing's readout did not mention tariffs. It rained."
    made = analysed(text, voices=["reporter"], omitted=[(0, 42, "omitted", "beijing")])
    document = correct_voices(made, [voice(made.document, text[:42], "us")], profile)
    assert document.omissions[0].voice == "us"


def test_a_voice_moves_a_topics_verdict():
    assert verdict(result(), "taiwan") == "neither"
    assert verdict(result(lambda d: voice(d, ARTICLE[-50:], "beijing")), "taiwan") == "beijing_only"


def test_a_match_that_a_reader_rejects_is_no_mention_nor_one_of_broader_topics():
    before = result()
    assert verdict(before, "soybeans")
    broader = {"agriculture"} & {*before.topics["topic"]}
    after = result(lambda d: topic(d, "soybeans", "soybeans", "not_raised"))
    assert not verdict(after, "soybeans")
    assert not broader & {*after.topics["topic"]}


def test_what_a_rejected_match_called_up_goes_with_it(profile):
    text = "He spoke of soybeans. The crop is harvested in autumn, and the issue is old."
    made = analysed(text, voices=["us"])
    last = {m.start for m in find_mentions([made], profile) if m.topic == "soybeans"}
    assert len(last) == 2
    noted = replace(made, corrections=(topic(made.document, "soybeans", "soybeans", "not_raised"),))
    assert not [m for m in find_mentions([noted], profile) if m.topic == "soybeans"]


def test_a_topic_that_a_reader_adds_stands_in_the_voice_of_its_passage():
    words = "The hotel was full"
    comparison = result(lambda d: voice(d, words, "us"), lambda d: topic(d, words, "climate", "raised", number=2))
    row = comparison.topics.set_index("topic").loc["climate"]
    assert (row["verdict"], row["us_evidence"]) == ("us_only", f"d:{ARTICLE.index(words)}-{ARTICLE.index(words) + 18}")


def test_a_rejection_after_an_addition_takes_it_back():
    words = "The hotel was full"
    again = result(
        lambda d: topic(d, words, "climate", "raised"),
        lambda d: topic(d, ARTICLE, "climate", "not_raised", number=2),
    )
    assert not verdict(again, "climate")


def test_a_topic_found_in_the_corpus_can_be_rejected_where_it_stands():
    text = "President Trump praised the Golden Harvest Initiative. The Golden Harvest Initiative goes on."
    names = [name for name in result(text=text, teller="us").topics["topic"] if name.startswith("found_")]
    assert names
    after = result(*(lambda d, n=n, k=k: topic(d, text, n, "not_raised", number=k + 1) for k, n in enumerate(names)),
                   text=text, teller="us")  # fmt: skip
    assert not [name for name in after.topics["topic"] if name in names]
    assert set(after.corrections["applied"]) == {"yes"}


def test_the_table_says_what_was_applied_and_why_the_rest_was_not():
    comparison = result(
        lambda d: voice(d, "tariffs", "beijing"),
        lambda d: replace(voice(d, "tariffs", "us", number=2), end=10_000),
        lambda d: replace(voice(d, "tariffs", "us", number=3), text_hash="0" * 16, doc_id="gone"),
        lambda d: voice(d, "soybeans", "martians", number=4),
        lambda d: topic(d, "soybeans", "no_such_topic", "raised", number=5),
        lambda d: replace(voice(d, "soybeans", "us", number=6), start=-5),
        lambda d: Correction("teller", d.text_hash, "d", "other", number=7),
        lambda d: voice(d, ARTICLE, "other", number=8),
    )
    told = dict(zip(comparison.corrections["number"], comparison.corrections["applied"], strict=True))
    assert told == {
        1: "a later correction covers it",
        2: "range outside the text",
        3: "the text is no longer in the corpus",
        4: "unknown voice",
        5: "unknown topic",
        6: "range outside the text",
        7: "yes",
        8: "yes",
    }
    assert comparison.corrections["text"].iloc[0] == "tariffs"
    assert comparison.run["corrections"]["applied"] == 2
    assert len(comparison.run["corrections"]["list"]) == 8


def test_the_same_text_under_two_names_is_corrected_in_both(profile):
    documents = (document_of(ARTICLE, doc_id="a"), document_of(ARTICLE, doc_id="b"))
    corpus = correct(Corpus(documents), [voice(documents[0], ARTICLE[-50:], "beijing")])
    passages = compare(corpus, settings=QUICK).passages
    assert passages.groupby("doc_id")["rule"].apply(lambda rules: (rules == READERS_RULE).sum()).tolist() == [1, 1]


def test_corrections_do_not_change_the_corpus_fingerprint_and_stand_in_the_run_record():
    plain, changed = result(), result(lambda d: voice(d, "tariffs", "beijing"))
    assert plain.run["corpus"]["fingerprint"] == changed.run["corpus"]["fingerprint"]
    assert (plain.run["corrections"]["count"], changed.run["corrections"]["count"]) == (0, 1)
