"""Text in, tables out: attribution, contrast and omission."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from analysis.comparison import Comparison, compare

__all__ = ["Comparison", "compare"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - the type is that of whatever is asked for
    """Import `compare` and `Comparison` when first asked for, so that light parts start fast."""
    if name in __all__:
        from analysis import comparison

        return getattr(comparison, name)
    raise AttributeError(f"module 'analysis' has no attribute {name!r}")
