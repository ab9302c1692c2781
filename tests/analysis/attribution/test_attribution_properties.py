"""What holds of every document, whatever stands in it."""

from hypothesis import example, given
from hypothesis import strategies as st

from analysis.profile import load_profile
from tests.analysis.attribution.made_documents import ANY_TEXT, HOSTILE, PROSE, QUICK, TELLERS, TEXTS
from tests.analysis.attribution.told import analysed

NEUTRAL = "\nThe gulls were loud that day."


def assert_tiled(text, spans):
    covered = [index for start, end in spans for index in range(start, end)]
    assert covered == sorted(set(covered)), "in order and without overlap"
    missed = set(range(len(text))) - set(covered)
    assert not [text[index] for index in missed if not text[index].isspace()]


@QUICK
@given(TEXTS, TELLERS)
def test_passages_tile_all_that_is_not_white_space(text, teller):
    assert_tiled(text, [(p.start, p.end) for p in analysed(text, teller=teller).passages])


@QUICK
@given(TEXTS)
def test_sentences_tile_all_that_is_not_white_space(text):
    assert_tiled(text, analysed(text).sentences)


@QUICK
@given(TEXTS, TELLERS)
def test_no_passage_is_empty_or_begins_or_ends_in_white_space(text, teller):
    for p in analysed(text, teller=teller).passages:
        assert text[p.start : p.end]
        assert text[p.start : p.end] == text[p.start : p.end].strip()


@QUICK
@given(PROSE, TELLERS)
def test_a_passage_lies_within_one_sentence(text, teller):
    found = analysed(text, teller=teller)
    for p in found.passages:
        assert any(start <= p.start and p.end <= end for start, end in found.sentences)


@QUICK
@given(TEXTS, TELLERS)
def test_every_voice_side_and_confidence_is_a_known_one(text, teller):
    voices = {*load_profile().side_ids, "both", "other", "reporter"}
    found = analysed(text, teller=teller)
    for p in found.passages:
        assert p.voice in voices
        assert p.speaker in {"", *voices}
        assert 0 <= p.confidence <= 1
    for o in found.omissions:
        assert 0 <= o.start < o.end <= len(text)
        assert o.side in {*load_profile().side_ids, "both"}


@QUICK
@given(PROSE)
def test_the_source_and_cue_are_words_of_the_text(text):
    for p in analysed(text).passages:
        assert p.source in text
        assert p.cue in text


@QUICK
@given(st.one_of(ANY_TEXT, HOSTILE))
@example("")
@example("\ud800 said “Trump\ud800” \udc00.")
@example("\u202eTrump said\u202c “\u200b”.\x00")
@example("'" * 500)
@example('"' * 2_001)
@example("“" * 1_000 + "”" * 1_000)
@example("‘" * 1_000)
@example("." * 2_000)
@example("İİİ did not mention İ. Trump left out İ in his post.")
@example("Trump, " * 400)
@example("and " * 1_000)
@example("Trump said " * 300)
@example("(" * 500 + "@" * 500 + ")" * 500)
@example("— Trump " * 200)
def test_any_text_is_survived(text):
    assert_tiled(text, [(p.start, p.end) for p in analysed(text).passages])


@QUICK
@given(st.lists(PROSE, min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_the_order_of_documents_does_not_matter(texts, random):
    shuffled = texts[:]
    random.shuffle(shuffled)
    before = {text: analysed(text).passages for text in texts}
    assert {text: analysed(text).passages for text in shuffled} == before


@QUICK
@given(PROSE)
@example("Trump said “the levy will fall.")
@example("Trump wrote:\nI love grain!")
def test_a_neutral_paragraph_at_the_end_leaves_what_stands_before_as_it_was(text):
    before = analysed(text).passages
    assert analysed(text + NEUTRAL).passages[: len(before)] == before


@QUICK
@given(PROSE, st.text("\n ", max_size=4))
def test_white_space_before_a_document_only_shifts_it(text, space):
    shifted = [(p.start - len(space), p.end - len(space), p.voice, p.rule) for p in analysed(space + text).passages]
    assert shifted == [(p.start, p.end, p.voice, p.rule) for p in analysed(text).passages]
