"""Pages of the web in, documents out; see `guard` for what is never fetched."""

from corpus.fetching.addresses import addresses_in, archived
from corpus.fetching.client import Limits
from corpus.fetching.fetch import Brought, Outcome, Wanted, fetch, fetch_each, gathered
from corpus.fetching.guard import Network

__all__ = [
    "Brought",
    "Limits",
    "Network",
    "Outcome",
    "Wanted",
    "addresses_in",
    "archived",
    "fetch",
    "fetch_each",
    "gathered",
]
