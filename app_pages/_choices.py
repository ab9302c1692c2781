"""How the texts on screen are compared: the reader's own topics, and whether copies count once.

Such choices belong to the workspace and stay in it; the comparison and its run record follow them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from app_pages import _desk

if TYPE_CHECKING:
    from analysis.profile import Profile
    from analysis.settings import Settings
    from analysis.user_topics import TopicChange

TOPICS, DUPLICATES = "topics", "duplicates"


def profile() -> Profile:
    """Return the profile with the reader's changes to its topics."""
    return _profile_with(_desk.desk().choices.get(TOPICS, ""))[0]


def changes() -> tuple[tuple[TopicChange, str], ...]:
    """Return the reader's changes in their order, each with the reason why it does not hold, "" where it does."""
    from analysis.user_topics import changes_from_text

    kept = _desk.desk().choices.get(TOPICS, "")
    wrong = _profile_with(kept)[1]
    return tuple((change, wrong.get(place, "")) for place, change in enumerate(changes_from_text(kept)))


def add(change: TopicChange) -> str:
    """Add a change of a topic to those of the workspace.

    Returns:
        The id of the topic; "" where it could not be kept, which the page says in the next run.

    Raises:
        ProfileError: The change cannot be made; the message says why.
    """
    from analysis.user_topics import changes_as_text, changes_from_text, with_topics

    before = profile()
    changed = with_topics(before, [change])

    def added(kept: str) -> str:
        # Somebody else may have changed topics since.
        with_topics(_profile_with(kept)[0], [change])
        return changes_as_text((*changes_from_text(kept), change))

    if not _desk.choose(TOPICS, added):
        return ""
    known = {topic.id for topic in before.topics}
    return change.id or next(topic.id for topic in changed.topics if topic.id not in known)


def take_back(change: TopicChange) -> bool:
    """Take a change of a topic back; that of a new topic with all that was changed of it later.

    Returns:
        Whether that could be kept; where not, the page says why in the next run.

    Raises:
        ProfileError: Another change needs it; the message says which topic.
    """
    from analysis.profile import ProfileError
    from analysis.user_topics import changes_as_text, changes_from_text

    def taken(kept: str) -> str:
        old = list(changes_from_text(kept))
        if change not in old:
            return kept
        place = old.index(change)
        gone = "" if change.id else _made_by(old, place)
        rest = changes_as_text(each for at, each in enumerate(old) if at != place and not (gone and each.id == gone))
        wrong = _profile_with(rest)[1].values()
        if new := [reason for reason in wrong if reason not in _profile_with(kept)[1].values()]:
            raise ProfileError(f"Another change needs this one. {new[0]} Take that one back first.")
        return rest

    return _desk.choose(TOPICS, taken)


def settings() -> Settings:
    """Return the settings of a comparison as the workspace has them."""
    from analysis.settings import Settings

    return Settings(duplicates=duplicates())


def duplicates() -> Literal["once", "all"]:
    """Return whether copies of a text count once, or each of them."""
    return "all" if _desk.desk().choices.get(DUPLICATES) == "all" else "once"


def set_duplicates(value: str) -> None:
    """Keep whether copies of a text count once, or each of them."""
    _desk.choose(DUPLICATES, lambda _: value)


def _made_by(changes: Sequence[TopicChange], place: int) -> str:
    """Return the id of the topic that the change at a place made, "" where it made none."""
    from analysis.user_topics import changes_as_text

    before, after = (
        {topic.id for topic in _profile_with(changes_as_text(changes[:end]))[0].topics} for end in (place, place + 1)
    )
    return next(iter(after - before), "")


def _profile_with(kept: str) -> tuple[Profile, Mapping[int, str]]:
    """Return the profile with the changes that were kept, and why some of them do not hold."""
    from analysis.profile import load_profile

    return _applied(load_profile(), kept)


@lru_cache(maxsize=32)
def _applied(program: Profile, kept: str) -> tuple[Profile, Mapping[int, str]]:
    from analysis.user_topics import changes_from_text, with_topics_that_hold

    return with_topics_that_hold(program, changes_from_text(kept))
