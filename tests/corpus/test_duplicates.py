"""Copies of one text are found, whole or cut, and nothing else is called a copy."""

import random

import pytest

from corpus import load
from corpus.document import Document
from corpus.duplicates import find_copies, shingles

STATEMENT = [f"promise{number}" for number in range(60)]


def story(seed, words=200, *, quoting=()):
    """Return an invented article as a list of words; another seed gives other words in another order."""
    draw = random.Random(seed)
    made = [f"{draw.choice('bcdfglmnprst')}{draw.choice('aeiou')}{draw.randrange(900)}" for _ in range(words)]
    return [*made[: words // 2], *quoting, *made[words // 2 :]]


def document(doc_id, words, **known):
    return Document(doc_id, " ".join(words), **known)


def test_the_same_story_in_two_papers_is_one_text():
    found = find_copies([document("a", story(1), date="2025-06-06"), document("b", story(1), date="2025-06-05")])
    assert found == {"a": "b"}


def test_case_and_punctuation_make_no_difference():
    words = story(1)
    assert find_copies([document("a", words), Document("b", ", ".join(words).upper() + " —")]) == {"b": "a"}


def test_a_version_cut_to_its_first_half_is_a_copy_of_the_whole_even_where_it_came_first():
    whole, cut = document("whole", story(1), date="2025-06-07"), document("cut", story(1)[:100], date="2025-06-05")
    assert find_copies([cut, whole]) == {"cut": "whole"}


def test_a_story_edited_here_and_there_is_a_copy():
    words = story(1)
    edited = [word if place % 40 else "edited" for place, word in enumerate(words)]
    assert find_copies([document("a", words), document("b", edited)]) == {"b": "a"}


def test_two_articles_that_quote_one_statement_are_no_copies():
    documents = [document("a", story(1, quoting=STATEMENT)), document("b", story(2, quoting=STATEMENT))]
    assert find_copies(documents) == {}


def test_a_statement_is_no_copy_of_an_article_that_quotes_it_among_much_else():
    assert find_copies([document("a", story(1, 400, quoting=STATEMENT)), document("b", STATEMENT)]) == {}


def test_documents_of_two_tellers_are_never_copies():
    assert find_copies([document("a", story(1), teller="us"), document("b", story(1), teller="press")]) == {}


def test_the_same_words_on_two_occasions_are_said_twice():
    documents = [document("a", story(1), event="first call"), document("b", story(1), event="second call")]
    assert find_copies(documents) == {}


def test_short_posts_are_never_copies():
    assert find_copies([document("a", STATEMENT[:15]), document("b", STATEMENT[:15])]) == {}


def test_chinese_texts_are_compared_by_characters():
    draw = random.Random(3)
    text = "".join(chr(0x4E00 + draw.randrange(3000)) for _ in range(300))
    assert find_copies([Document("a", text), Document("b", text[:200] + "。"), Document("c", text[::-1])]) == {"b": "a"}


def test_a_selection_of_shingles_finds_the_same_copies(monkeypatch):
    documents = [document(f"{number}", story(number // 2, 150 + 40 * (number % 2))) for number in range(20)]
    documents += [document(f"x{number}", story(number, 160)) for number in range(0, 10, 3)]
    every = find_copies(documents)
    monkeypatch.setattr("corpus.duplicates.MOST_KEPT", 1_500)
    assert find_copies([*documents, document("one more", story(99))]) == every
    assert every


def test_many_copies_are_one_group_with_one_text_that_stands_for_them():
    documents = [document(f"{number:03}", story(5)[: 200 - number % 60]) for number in range(120)]
    documents += [document(f"other {number}", story(100 + number, quoting=STATEMENT)) for number in range(30)]
    found = find_copies(documents)
    assert len(found) == 119
    assert set(found.values()) == {"000"}


def test_half_a_character_has_a_shingle_too():
    assert shingles("one two three four five\ud83d six").size == 2


@pytest.mark.parametrize("folder", ["seeds", "readouts"])
def test_real_accounts_of_one_event_are_no_copies(shared, folder):
    assert find_copies(load(shared / folder).documents) == {}


def test_the_sample_has_no_copies(root):
    assert find_copies(load(root / "corpus" / "june_2025_call").documents) == {}
