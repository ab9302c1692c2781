"""Social-media posts set into an article."""

from tests.analysis.attribution.told import passage, voice

POST = "Ours is a very good talk about grain. It will be a great harvest for all!"
SIGNED = "— Donald J. Trump (@realDonaldTrump) May 2, 2025"


def test_a_post_signed_on_the_line_below_belongs_to_the_signer():
    found = passage(f"Boats waited.\n{POST}\n{SIGNED}\nThe port is old.", "It will be")
    assert (found.voice, found.mode, found.rule) == ("us", "direct", "embedded-post")


def test_a_post_signed_on_its_own_line_belongs_to_the_signer():
    assert voice(f"Boats waited.\n{POST} {SIGNED}\nThe port is old.", "It will be") == "us"


def test_what_follows_a_signed_post_is_the_articles_own():
    assert voice(f"Boats waited.\n{POST}\n{SIGNED}\nThe port is old.", "The port") == "reporter"


def test_a_first_person_post_behind_the_speakers_words_is_theirs():
    text = "Trump wrote on Truth Social that he was pleased.\n\nI love grain and grain loves me.\n\nThe port is old."
    assert voice(text, "I love grain") == "us"


def test_a_post_signed_by_nobody_known_is_somebody_elses():
    assert voice("Boats waited.\nOur boats are great.\n— A. Fisher (@fisher)\n", "Our boats") == "other"


def test_lines_in_the_first_person_behind_a_strangers_words_are_the_authors():
    text = 'A friend commented: "Grain is dear."\n\nMy wife and I bought bread.\n\nThe port is old.'
    assert voice(text, "My wife") == "reporter"


def test_an_announced_comment_is_the_speakers_in_the_next_line():
    text = "Trump made the following comment:\n\n“Grain is cheap. Bread is not.”"
    assert voice(text, "Bread") == "us"
