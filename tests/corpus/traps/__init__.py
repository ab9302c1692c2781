"""Files that go wrong elsewhere: each with the text that must come of it, or the problem that must be told."""

from traps.archives import ARCHIVES
from traps.documents import DOCUMENTS, word_file
from traps.plain import ENCODINGS, FRONT_MATTER, MANIFESTS, NAMES, NO_TEXT
from traps.tables import TABLES
from traps.trap import Trap

__all__ = ["TRAPS", "Trap", "word_file"]

TRAPS = [*ENCODINGS, *NO_TEXT, *FRONT_MATTER, *TABLES, *DOCUMENTS, *ARCHIVES, *MANIFESTS, *NAMES]
