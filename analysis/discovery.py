"""Topics that the catalogue lacks: what official accounts raise, and phrases that keep coming up in the corpus."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from analysis.aliases import HAN
from analysis.corrections import TopicCorrections
from analysis.mentions import Mention, raised_by_readers
from analysis.passage import AnalysedDocument
from analysis.places import Places
from analysis.profile import Profile, Topic
from analysis.repeated import repeated_topics
from analysis.settings import Settings
from analysis.specifics import Specific, specific_topics


def discover(
    documents: Sequence[AnalysedDocument], terms: pd.DataFrame, profile: Profile, settings: Settings
) -> tuple[tuple[Topic, ...], tuple[Mention, ...]]:
    """Find topics beyond the catalogue.

    Args:
        documents: The analysed documents.
        terms: The table of `contrast_terms`.
        profile: The catalogue and the speakers.
        settings: What is often enough for a phrase of the press to be a topic.

    Returns:
        The topics, the most salient first, and their mentions in the order of the documents.
    """
    topics: dict[str, Topic] = {}
    mentions: list[Mention] = []
    for specific in specific_topics(documents, profile):
        topic = _topic(specific)
        if topic.id not in topics:
            topics[topic.id] = topic
            mentions += [replace(mention, topic=topic.id) for mention in specific.mentions]
    known = {word for topic in topics.values() for word in topic.label.lower().split()}
    more, further = repeated_topics(documents, terms, profile, settings)
    fresh = {topic.id: topic for topic in more if not known.issuperset(topic.label.lower().split())}
    topics |= {key: topic for key, topic in fresh.items() if key not in topics}
    mentions += [mention for mention in further if mention.topic in fresh]
    for document in documents:
        if readers := TopicCorrections(document):
            doc_id = document.document.doc_id
            mentions = [m for m in mentions if m.doc_id != doc_id or not readers.rule_out(m.topic, m.start, m.end)]
            mentions += raised_by_readers(Places(document), readers, topics)
    return tuple(topics.values()), tuple(sorted(set(mentions), key=lambda m: (m.doc_id, m.start, m.end, m.topic)))


def _topic(specific: Specific) -> Topic:
    label = specific.label
    slug = re.sub(r"[^0-9a-z\u3400-\u9fff]+", "_", label.lower()).strip("_")
    return Topic(
        id=f"found_{slug}",
        label=label[:1].upper() + label[1:],
        explanation=f"Found in the corpus: {label}.",
        en=() if HAN.search(label) else (label,),
        zh=(label,) if HAN.search(label) else (),
    )
