"""A user adds, renames, extends and switches off topics while working."""

import pytest

from analysis.briefing import brief
from analysis.comparison import compare
from analysis.profile import ProfileError, load_profile
from analysis.user_topics import TopicChange, topics_file, with_topics
from corpus.document import Corpus, Document

LANTERN = TopicChange(label="Lantern festival", aliases=("lantern* ~2 festival", "灯会"))


@pytest.fixture(scope="module")
def profile():
    return load_profile()


def topic(profile, key):
    return next((topic for topic in profile.topics if topic.id == key), None)


def test_a_new_topic_gets_an_id_and_its_aliases_by_language(profile):
    added = topic(with_topics(profile, [LANTERN]), "own_lantern_festival")
    assert (added.label, added.en, added.zh) == ("Lantern festival", ("lantern* ~2 festival",), ("灯会",))


def test_a_new_topic_is_found_in_texts_and_is_the_users(profile):
    corpus = Corpus((Document("a", "We spoke of the lanterns festival.", teller="us", language="en"),))
    table = compare(corpus, with_topics(profile, [LANTERN])).table("topics").set_index("topic")
    assert table.loc["own_lantern_festival", ["origin", "verdict"]].tolist() == ["user", "us_only"]


def test_what_is_below_a_topic_switched_off_is_still_the_catalogues(profile):
    corpus = Corpus((Document("a", "We spoke of the one-China policy.", teller="us", language="en"),))
    changed = with_topics(profile, [TopicChange("taiwan", enabled=False)])
    table = compare(corpus, changed).table("topics").set_index("topic")
    assert table.loc["one_china", "origin"] == "catalogue"


def test_a_name_in_chinese_gives_an_id_too(profile):
    changed = with_topics(profile, [TopicChange(label="灯会", aliases=("灯会",))])
    assert [topic.label for topic in changed.topics if topic.id in changed.own_topics] == ["灯会"]


def test_a_renamed_topic_keeps_its_aliases(profile):
    renamed = topic(with_topics(profile, [TopicChange("taiwan", label="The island")]), "taiwan")
    assert renamed.label == "The island"
    assert renamed.en == topic(profile, "taiwan").en


def test_further_aliases_join_those_there_are_or_stand_in_their_place(profile):
    more = topic(with_topics(profile, [TopicChange("taiwan", aliases=("Formosa",))]), "taiwan")
    only = topic(with_topics(profile, [TopicChange("taiwan", aliases=("Formosa",), only_these=True)]), "taiwan")
    assert more.en == (*topic(profile, "taiwan").en, "Formosa")
    assert (only.en, only.zh) == (("Formosa",), ())


def test_a_topic_switched_off_is_gone_and_no_finer_topic_names_it(profile):
    changed = with_topics(profile, [TopicChange("taiwan", enabled=False)])
    assert topic(changed, "taiwan") is None
    assert not any("taiwan" in topic.broader for topic in changed.topics)


def test_a_topic_switched_off_and_on_again_stays(profile):
    changes = [TopicChange("taiwan", enabled=False), TopicChange("taiwan")]
    assert with_topics(profile, changes) == profile


def test_the_fingerprint_tells_changes_and_nothing_else(profile):
    assert with_topics(profile, []).fingerprint == profile.fingerprint
    assert with_topics(profile, [LANTERN]).fingerprint != profile.fingerprint
    assert with_topics(profile, [LANTERN]) == with_topics(profile, [LANTERN])


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (TopicChange("no_such_topic", label="X"), "no_such_topic"),
        (TopicChange(label=" "), "name"),
        (TopicChange(label="Lantern festival"), "no aliases"),
        (TopicChange(label="taiwan", aliases=("x",)), "already"),
        (TopicChange(label="Lanterns", aliases=("~3 lantern",)), "~3 lantern"),
        (TopicChange(label="Lanterns", aliases=("/lantern(/",)), "Lanterns"),
        (TopicChange(label="Lanterns", aliases=("lantern",), broader=("nowhere",)), "nowhere"),
        (TopicChange(label="Lanterns", aliases=("lantern",), weight=9), "9"),
    ],
)
def test_a_change_that_cannot_be_made_says_why(profile, change, said):
    with pytest.raises(ProfileError, match=said.replace("(", r"\(")):
        with_topics(profile, [change])


def test_changes_can_be_kept_as_a_file_that_reads_back(profile, tmp_path):
    changes = [
        LANTERN,
        TopicChange("taiwan", label="The “island”", aliases=(r"/\bIsla\b/",)),
        TopicChange("tariffs", enabled=False),
    ]
    changed = with_topics(profile, changes)
    path = tmp_path / "mine.toml"
    path.write_text(topics_file(profile, changed, include="us_china.toml"), encoding="utf-8")
    read = {topic.id: topic for topic in load_profile(path).topics}
    assert read == {topic.id: topic for topic in changed.topics}


def test_that_file_gives_the_same_tables_and_record(profile, tmp_path):
    changes = [
        TopicChange(label="Who asked for the call", aliases=("request ~2 (side|Trump|Washington)", "应约"), weight=1),
        TopicChange("taiwan", label="The “island”", aliases=("island",)),
        TopicChange("tariffs", enabled=False),
    ]
    changed = with_topics(profile, changes)
    path = tmp_path / "mine.toml"
    path.write_text(topics_file(profile, changed, include="us_china.toml"), encoding="utf-8")
    texts = (
        ("a", "us", "We spoke of tariffs and Taiwan. The island was discussed at the request of Washington."),
        ("b", "beijing", "Taiwan must be handled with care. The call took place at the request of the US side."),
    )
    corpus = Corpus(tuple(Document(name, text, teller=teller, language="en") for name, teller, text in texts))
    here, there = compare(corpus, changed), compare(corpus, load_profile(path))
    assert here.topics.equals(there.topics)
    assert here.run == there.run
    assert here.run["profile"]["topics"]["off"] == ["tariffs"]
    users = [told.split(" = ")[0] for told in here.run["profile"]["topics"]["user"]]
    assert users == ["own_who_asked_for_the_call", "taiwan"]


def test_the_run_record_of_the_catalogue_as_it_is_names_no_topic(profile):
    corpus = Corpus((Document("a", "We spoke of tariffs.", teller="us", language="en"),))
    assert compare(corpus, profile).run["profile"]["topics"] == {"user": [], "off": []}


def test_the_briefing_says_that_topics_are_the_users(profile):
    corpus = Corpus((Document("a", "We spoke of the lanterns festival.", teller="us", language="en"),))
    changed = with_topics(profile, [LANTERN, TopicChange("tariffs", enabled=False)])
    assert "1 topic of the user's own or changed, 1 topic switched off" in str(brief(compare(corpus, changed)))
