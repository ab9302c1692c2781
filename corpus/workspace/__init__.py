"""Workspaces: the texts and corrections that stay, in a file of this machine or on a server that a desk shares."""

from corpus.workspace.connection import StoreError, where
from corpus.workspace.rows import Entry, Workspace
from corpus.workspace.store import Store, open_store

__all__ = ["Entry", "Store", "StoreError", "Workspace", "open_store", "where"]
