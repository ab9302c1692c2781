"""Profiles are data: read, included, checked, and refused with a message that says what to change."""

from pathlib import Path

import pytest

from analysis.profile import ProfileError, load_profile

PROFILES = Path(__file__).parent.parent / "data" / "profiles"
SIDES = '[[sides]]\nid = "north"\n[[sides]]\nid = "south"\n'
SOURCE = '[[sources]]\nside = "north"\nkind = "person"\nnames = ["Ada"]\n'
SOUTHERN = '[[sources]]\nside = "south"\nkind = "body"\nnames = ["Southern Office"]\n'


@pytest.fixture
def written(tmp_path):
    """Return a function that writes a profile and loads it."""

    def write(text, name="mine.toml"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return load_profile(path)

    return write


def test_the_profile_that_comes_with_the_program_has_two_sides_and_sources_of_each():
    profile = load_profile()
    assert profile.side_ids == ("us", "beijing")
    assert {source.side for source in profile.sources} >= {"us", "beijing", "other"}


def test_a_small_profile_needs_two_sides_and_a_source(written):
    profile = written(SIDES + SOUTHERN + SOURCE)
    assert (profile.id, profile.title, profile.side_ids) == ("mine", "mine", ("north", "south"))
    assert profile.label("north") == "North"


def test_each_side_has_the_other_as_its_other(written):
    profile = written(SIDES + SOUTHERN + SOURCE)
    assert (profile.other_side("north"), profile.other_side("south")) == ("south", "north")


def test_an_include_beside_the_file_and_one_of_the_program_are_both_found():
    profile = load_profile(PROFILES / "moscow_washington.toml")
    assert [topic.id for topic in profile.topics] == ["arms_control", "grain_corridor"]
    assert "verbs" in profile.language["en"]


def test_lists_of_an_include_are_joined_behind_the_files_own(written, tmp_path):
    (tmp_path / "more.toml").write_text('title = "theirs"\n' + SOURCE.replace("Ada", "Bea"), encoding="utf-8")
    profile = written('include = ["more.toml"]\ntitle = "ours"\n' + SIDES + SOUTHERN + SOURCE)
    assert [source.names for source in profile.sources] == [("Southern Office",), ("Ada",), ("Bea",)]
    assert profile.title == "ours"


def test_a_topic_of_the_file_wins_over_the_same_topic_of_an_include(written, tmp_path):
    topic = '[[topics]]\nid = "fish"\nlabel = "{}"\nen = ["fish"]\n'
    (tmp_path / "more.toml").write_text(topic.format("Theirs"), encoding="utf-8")
    profile = written('include = ["more.toml"]\n' + SIDES + SOUTHERN + SOURCE + topic.format("Ours"))
    assert [topic.label for topic in profile.topics] == ["Ours"]


def test_a_profile_is_told_by_its_content_and_not_by_its_place(written):
    one, two, three = (
        written(SIDES + SOUTHERN + SOURCE + more, f"{name}.toml")
        for name, more in zip("abc", ["", "", SOURCE], strict=True)
    )
    assert one == two
    assert hash(one) == hash(two)
    assert one != three


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "two different [[sides]]"),
        ('[[sides]]\nid = "north"\n', "two different [[sides]]"),
        (SIDES.replace("south", "north") + SOURCE, "two different [[sides]]"),
        (SIDES.replace("south", "both") + SOURCE, "'both'"),
        (SIDES.replace("south", "The South") + SOURCE, "lower-case word"),
        (SIDES, "no [[sources]]"),
        (SIDES + SOUTHERN + SOURCE.replace("north", "west"), "'west'"),
        (SIDES + SOUTHERN + SOURCE.replace("person", "ghost"), "'ghost'"),
        (SIDES + SOUTHERN + SOURCE.replace('["Ada"]', "[]"), "names"),
        (SIDES + SOUTHERN + SOURCE + '[[topics]]\nid = "Fish"\nen = ["fish"]\n', "'Fish'"),
        (SIDES + SOUTHERN + SOURCE + '[[topics]]\nid = "fish"\n', "fish has no aliases"),
        (SIDES + SOUTHERN + SOURCE + '[[topics]]\nid = "fish"\nen = ["fish"]\nbroader = ["food"]\n', "food"),
        (
            SIDES + SOUTHERN + SOURCE + '[[topics]]\nid = "fish"\nen = ["f"]\n[topics.formulations]\nwest = ["f"]\n',
            "west",
        ),
        (SIDES + SOUTHERN + SOURCE + 2 * '[[topics]]\nid = "fish"\nen = ["fish"]\n', "fish stands there 2 times"),
        (SIDES + SOUTHERN + SOURCE + '[[topics]]\nid = "fish"\nen = ["f"]\nenable = false\n', "unknown entry enable"),
        (SIDES + SOUTHERN + SOURCE + '[[topics]]\nid = "fish"\nen = ["f"]\nenabled = "no"\n', "true or false"),
        (SIDES + SOUTHERN + SOURCE + '[[topics]]\nid = "fish"\nen = ["f"]\nweight = 7\n', "1, 2 or 3"),
        (SIDES + SOUTHERN + SOURCE + '[[topics]]\nid = "fish"\nenabled = false\n', "no topic fish to switch off"),
        ("[[sides\n", "is not valid TOML"),
        ('include = ["mine.toml"]\n' + SIDES + SOUTHERN + SOURCE, "includes itself"),
        ('include = ["nowhere.toml"]\n' + SIDES + SOUTHERN + SOURCE, "nowhere.toml"),
    ],
)
def test_what_is_wrong_is_told_with_the_files_name(written, text, told):
    with pytest.raises(ProfileError) as error:
        written(text)
    assert ".toml: " in str(error.value)
    assert told in str(error.value)


@pytest.mark.parametrize("name", ["broken", "includes_itself", "one_side"])
def test_a_broken_file_is_named(name):
    with pytest.raises(ProfileError, match=f"^{name}.toml: "):
        load_profile(PROFILES / f"{name}.toml")


def test_a_file_that_does_not_exist_is_named(tmp_path):
    with pytest.raises(ProfileError, match=r"absent\.toml: cannot be read"):
        load_profile(tmp_path / "absent.toml")


def test_a_file_that_is_no_text_is_named(tmp_path):
    path = tmp_path / "picture.toml"
    path.write_bytes(b"\xff\xfe\x00\x89PNG")
    with pytest.raises(ProfileError, match=r"picture\.toml: "):
        load_profile(path)


def test_a_folder_is_refused_by_name(tmp_path):
    with pytest.raises(ProfileError, match=tmp_path.name):
        load_profile(tmp_path)


def test_a_side_for_which_nobody_speaks_is_refused(written):
    with pytest.raises(ProfileError, match=r"mine\.toml: "):
        written(SIDES + SOURCE)


@pytest.mark.parametrize(
    "text",
    [
        'sides = "no"\n',
        "sides = [1, 2]\n",
        "sources = 5\n" + SIDES,
        SIDES + SOUTHERN + SOURCE.replace('["Ada"]', "5"),
        SIDES + SOUTHERN + SOURCE.replace('["Ada"]', '"Ada"'),
        "topics = 5\n" + SIDES + SOUTHERN + SOURCE,
        "include = 5\n" + SIDES + SOUTHERN + SOURCE,
        'language = "en"\n' + SIDES + SOUTHERN + SOURCE,
    ],
)
def test_a_value_of_the_wrong_type_is_told_and_not_raised_as_a_crash(written, text):
    with pytest.raises(ProfileError, match=r"mine\.toml: "):
        written(text)


def test_an_edited_profile_is_read_again(written):
    first = written(SIDES + SOUTHERN + SOURCE)
    second = written(SIDES + SOUTHERN + SOURCE.replace("Ada", "Bea"))
    assert (first.sources[1].names, second.sources[1].names) == (("Ada",), ("Bea",))


def test_a_file_renames_and_switches_off_topics_of_an_include_by_id_alone(written, tmp_path):
    topics = '[[topics]]\nid = "fish"\nen = ["fish"]\n[[topics]]\nid = "ships"\nen = ["ship"]\nbroader = ["fish"]\n'
    (tmp_path / "more.toml").write_text(topics, encoding="utf-8")
    own = '[[topics]]\nid = "fish"\nenabled = false\n[[topics]]\nid = "ships"\nlabel = "Vessels"\n'
    profile = written('include = ["more.toml"]\n' + SIDES + SOUTHERN + SOURCE + own)
    assert [(topic.label, topic.en, topic.broader) for topic in profile.topics] == [("Vessels", ("ship",), ())]
