"""The table `terms`: what is counted, folded, left out, and on which side."""

import pytest
from made_text import documents, mixed, told
from sklearn.feature_extraction.text import CountVectorizer

from analysis.profile import load_profile
from analysis.settings import Settings
from analysis.tables import columns
from analysis.terms import contrast_terms

PROFILE = load_profile()
LOOSE = Settings(floor_words=1, bootstrap=50)


def table(*analysed, settings=LOOSE):
    return contrast_terms(analysed, PROFILE, settings).set_index("term")


def test_columns_are_those_of_the_design_in_order():
    frame = contrast_terms([told("Soybeans and tariffs. Tariffs and soybeans.", "us")], PROFILE, LOOSE)
    assert tuple(frame.columns) == columns("terms", PROFILE)


def test_an_empty_corpus_gives_an_empty_table_with_the_same_columns():
    frame = contrast_terms([], PROFILE, LOOSE)
    assert (len(frame), tuple(frame.columns)) == (0, columns("terms", PROFILE))


def test_only_passages_in_a_sides_own_voice_count():
    press = mixed(
        ("us", "Tariffs stay."), ("us", "Tariffs work."), ("beijing", "Tariffs hurt."), ("reporter", "Tariffs rose."),
        ("both", "Tariffs end."), ("other", "Tariffs bite."),
    )  # fmt: skip
    row = table(press).loc["Tariffs"]
    assert (row["us_count"], row["beijing_count"]) == (2, 1)


def test_hyphens_plurals_and_case_fold_into_the_commonest_written_form():
    text = "We want rare earths. We want rare-earth. They want Rare Earths. All want rare earths."
    assert table(told(text, "us")).loc["rare earths", "us_count"] == 4


def test_a_part_that_occurs_only_inside_a_phrase_is_not_listed():
    text = " ".join(f"The negative measures of {name}." for name in ("March", "April", "May", "June"))
    assert list(table(told(text, "us")).index) == ["negative measures"]


def test_a_part_that_also_stands_alone_is_listed_with_all_its_occurrences():
    text = "The negative measures hurt. Negative measures. Measures, and measures. The measures."
    frame = table(told(text + " They said that this is so." * 20, "us"))
    assert (frame.loc["negative measures", "us_count"], frame.loc["measures", "us_count"]) == (2, 5)


def test_a_phrase_does_not_cross_the_end_of_a_sentence():
    text = "They like soybean. Chip makers go. We like soybean. Chip makers stay."
    assert "soybean Chip" not in table(told(text, "us")).index


def test_a_phrase_does_not_cross_from_one_voice_into_another():
    press = mixed(("us", "lower tariff"), ("beijing", "barriers"), ("us", "lower tariff"), ("beijing", "barriers"))
    assert "tariff barriers" not in table(press).index


def test_a_phrase_may_hold_a_function_word_but_not_begin_or_end_with_one():
    text = "On freedom of navigation. For freedom of navigation. By freedom of navigation."
    assert list(table(told(text, "us")).index) == ["freedom of navigation"]


def test_a_function_word_tied_by_a_hyphen_belongs_to_the_phrase():
    text = "The one-China policy holds. Our one-China policy. A one-China policy."
    assert "one-China policy" in table(told(text, "us")).index


def test_speakers_and_verbs_of_saying_are_left_out():
    text = "President Trump said soybeans matter. President Trump said tariffs matter. Soybeans and tariffs."
    assert set(table(told(text, "us")).index) == {"soybeans", "tariffs"}


def test_speakers_are_kept_on_demand():
    text = "President Trump said soybeans matter. President Trump said tariffs matter."
    kept = table(told(text, "us"), settings=Settings(keep_names=True, floor_words=1))
    assert any("Trump" in term for term in kept.index)


def test_addresses_of_pages_are_no_terms():
    text = "Soybeans https://example.org/soy-trade and more. Soybeans https://example.org/soy-trade again."
    assert list(table(told(text, "us")).index) == ["Soybeans"]


def test_counts_agree_with_scikit_learn_on_plain_words():
    made = documents("us", 6, seed=3)
    frame = table(*made, settings=Settings(max_phrase=1, floor_words=1))
    vectorizer = CountVectorizer()
    counted = vectorizer.fit_transform([each.document.text for each in made]).sum(axis=0).A1
    expected = dict(zip(vectorizer.get_feature_names_out(), counted.tolist(), strict=True))
    assert {term: expected[term] for term in frame.index} == frame["us_count"].to_dict()


def test_swapping_the_sides_negates_every_signed_column():
    first, second = documents("us", 6, seed=1, planted={"soft power": 0.9}), documents("beijing", 8, seed=2)
    ahead = table(*first, *second)
    swapped = [told(each.document.text, "beijing", each.document.doc_id) for each in first]
    swapped += [told(each.document.text, "us", each.document.doc_id) for each in second]
    behind = table(*swapped).loc[ahead.index]
    for column in ("log_ratio", "log_odds_z", "tfidf_contrast"):
        assert ahead[column].to_numpy() == pytest.approx(-behind[column].to_numpy(), abs=2e-6)


def test_the_same_input_gives_the_same_bytes():
    made = [*documents("us", 6, seed=1), *documents("beijing", 6, seed=2)]
    assert table(*made).to_csv() == table(*made).to_csv()


def test_chinese_is_cut_into_words_and_stays_chinese():
    text = "稀土出口管制是合法的。稀土出口管制符合国际惯例。稀土很重要。"
    frame = table(told(text, "beijing", language="zh"))
    assert frame.loc["稀土", "beijing_count"] == 3


def test_an_english_term_is_not_left_out_by_a_side_that_has_only_chinese_text():
    made = [told("Soybeans and soybeans and soybeans. " * 40, "us", "a"), told("稀土出口管制。" * 60, "beijing", "b")]
    frame = table(*made, settings=Settings())
    assert frame.loc["soybeans", "omitted_by"] == ""


def test_scores_are_missing_where_a_side_has_no_text_in_the_language():
    frame = table(told("Soybeans and soybeans. " * 40, "us", "a"), told("稀土出口管制。" * 60, "beijing", "b"))
    assert frame[["g2", "log_ratio", "p_value"]].isna().all(axis=None)


def test_nothing_is_ranked_below_the_floor_of_words():
    made = [told("The soybeans grow. " * 60, "us", "a"), told("The tariffs hurt. Tariffs.", "beijing", "b")]
    frame = table(*made, settings=Settings(floor_words=100))
    assert (frame["omitted_by"] == "").all()
    assert frame["p_value"].isna().all()


def test_a_single_readout_a_side_still_names_what_the_other_leaves_out():
    us = told("The soybeans will be bought soon. " * 30, "us", "a")
    beijing = told("The negative measures must be removed now. " * 30, "beijing", "b")
    frame = table(us, beijing, settings=Settings())
    assert frame.loc["negative measures", "omitted_by"] == "us"
    assert frame.loc["soybeans", "omitted_by"] == "beijing"


def test_the_interval_of_an_omitted_term_has_width():
    made = [*documents("us", 8, seed=1, planted={"soft power": 1.0}), *documents("beijing", 8, seed=2)]
    row = table(*made).loc["soft power"]
    assert row["log_ratio_low"] < row["log_ratio"] < row["log_ratio_high"]


def test_omissions_come_first():
    made = [*documents("us", 20, seed=1, planted={"soft power": 1.0}), *documents("beijing", 20, seed=2)]
    assert table(*made, settings=Settings(bootstrap=20)).index[0] == "soft power"


def test_a_phrase_of_the_catalogue_is_listed_from_one_occurrence_on_in_a_short_corpus():
    frame = table(told("The Taiwan question is at the core. Handle Taiwan with care.", "beijing"))
    assert frame["beijing_count"].to_dict() == {"Taiwan question": 1, "Taiwan": 2}


def test_a_sequence_that_stands_once_and_is_in_no_catalogue_is_not_listed():
    assert table(told("Their crimson teapots broke.", "us")).empty


def test_a_vague_word_is_no_term_but_may_belong_to_one():
    text = "A positive conclusion came. The positive conclusion holds. It is positive. We stay positive. Very positive."
    assert list(table(told(text, "us")).index) == ["positive conclusion"]


def test_an_abbreviation_credited_as_a_source_is_no_term():
    text = "Soybeans rose, as reported by QZX. Soybeans fell, QZX said. The DPRK is here. Why the DPRK?"
    assert set(table(told(text, "us")).index) == {"Soybeans", "DPRK"}


def test_a_handful_of_documents_is_too_few_to_tell_a_burst_from_a_difference():
    us = documents("us", 3, seed=1)
    us[0] = told(us[0].document.text + " The soybeans grow." * 30, "us", "us0000")
    frame = table(*us, *documents("beijing", 3, seed=2), settings=Settings(bootstrap=0))
    assert frame.loc["soybeans", "q_value"] > 0.05


def test_the_catalogues_own_terms_count_as_omitted_from_fewer_mentions_on():
    us = told("Soybeans. Zebras. Soybeans. Zebras. " + "We like it so much and more. " * 30, "us", "a")
    beijing = told("We like it so much and more. " * 60, "beijing", "b")
    omitted = table(us, beijing, settings=Settings(bootstrap=0))["omitted_by"]
    assert omitted[["Soybeans", "Zebras"]].tolist() == ["beijing", ""]


def test_figures_have_at_most_six_decimals():
    frame = table(*documents("us", 6, seed=1), *documents("beijing", 6, seed=2))
    for column in frame.select_dtypes("float"):
        assert (frame[column].dropna() == frame[column].dropna().round(6)).all(), column


def test_counts_are_whole_numbers():
    frame = table(*documents("us", 6, seed=1), *documents("beijing", 6, seed=2))
    whole = ["words", "us_count", "beijing_count", "us_documents", "beijing_documents"]
    assert [frame[column].dtype.kind for column in whole] == ["i"] * 5


def test_a_heavier_prior_draws_the_log_odds_together():
    made = [*documents("us", 6, seed=1), *documents("beijing", 6, seed=2)]
    light, heavy = (table(*made, settings=Settings(bootstrap=0, prior_weight=weight)) for weight in (0.1, 10.0))
    assert heavy["log_odds_z"].abs().median() < light["log_odds_z"].abs().median()
