"""Corrections in a corpus.toml count; those that cannot be used are listed with what to do."""

import pytest

from corpus import load_files

TEXT = "Trump raised tariffs. Xi raised Taiwan.\n"


def loaded(entry, text=TEXT):
    return load_files([("one.txt", text.encode()), ("corpus.toml", f"[[corrections]]\n{entry}".encode())])


def test_a_correction_may_name_its_document_by_its_id():
    corpus = loaded('kind = "teller"\ndocument = "one"\nvalue = "us"\nauthor = "Ana"')
    assert (corpus.documents[0].teller, corpus.documents[0].teller_reason) == ("us", "set by the reader")
    assert corpus.corrections[0].text_hash == corpus.documents[0].text_hash
    assert not corpus.problems


def test_the_last_of_two_corrections_of_a_place_counts():
    first = 'kind = "outlet"\ndocument = "one"\nvalue = "First"\n'
    corpus = loaded(f"{first}[[corrections]]\n{first.replace('First', 'Second')}")
    assert corpus.documents[0].outlet == "Second"


def test_voice_and_topic_go_along_with_the_corpus():
    voice = 'kind = "voice"\ndocument = "one"\nvalue = "us"\nstart = 0\nend = 21\n'
    topic = 'kind = "topic"\ndocument = "one"\nvalue = "not_raised"\ntopic = "tariffs"\nstart = 0\nend = 21\n'
    corpus = loaded(f"{voice}[[corrections]]\n{topic}")
    assert {(each.kind, each.value, each.end) for each in corpus.corrections} == {
        ("voice", "us", 21),
        ("topic", "not_raised", 21),
    }


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ('kind = "colour"\ndocument = "one"\nvalue = "us"', "no kind that is known"),
        ('document = "one"\nvalue = "us"', "no kind that is known"),
        ('kind = "teller"\ndocument = "one"', "states no value"),
        ('kind = "teller"\nvalue = "us"', "names no document"),
        ('kind = "teller"\ndocument = "two"\nvalue = "us"', "belongs to no text here"),
        ('kind = "teller"\ntext_hash = "0123456789abcdef"\nvalue = "us"', "belongs to no text here"),
        ('kind = "teller"\ntext_hash = "../../etc"\nvalue = "us"', "text_hash that is none"),
        ('kind = "teller"\ndocument = "one"\nvalue = "paris"', "a teller is one of us, beijing"),
        ('kind = "teller"\ndocument = "one"\nvalue = 7', "no text for value"),
        ('kind = "date"\ndocument = "one"\nvalue = "the other day"', "year-month-day"),
        ('kind = "voice"\ndocument = "one"\nvalue = "nobody"\nstart = 0\nend = 5', "a voice is one of"),
        ('kind = "voice"\ndocument = "one"\nvalue = "us"', "range that is not in its text"),
        ('kind = "voice"\ndocument = "one"\nvalue = "us"\nstart = 0\nend = 4000', "range that is not in its text"),
        ('kind = "voice"\ndocument = "one"\nvalue = "us"\nstart = 5\nend = 1', "no range"),
        ('kind = "voice"\ndocument = "one"\nvalue = "us"\nstart = "a"\nend = true', "no range"),
        ('kind = "topic"\ndocument = "one"\nvalue = "raised"\nstart = 0\nend = 5', "names no topic"),
    ],
)
def test_an_entry_that_cannot_be_used_is_listed_and_the_text_is_read(entry, said):
    corpus = loaded(entry)
    (problem,) = corpus.problems
    assert problem.name == "corpus.toml"
    assert said in problem.what
    assert problem.advice
    assert (len(corpus), corpus.corrections) == (1, ())


@pytest.mark.parametrize("written", ['corrections = "no"', "corrections = [1, 2]", "[corrections]\nkind = 1"])
def test_something_else_in_the_place_of_corrections_is_listed(written):
    corpus = load_files([("one.txt", TEXT.encode()), ("corpus.toml", written.encode())])
    assert corpus.problems
    assert len(corpus) == 1
