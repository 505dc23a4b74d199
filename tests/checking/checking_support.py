"""Examples of rules as texts and contexts."""

from __future__ import annotations

import re

from generator.checking.trial import Trial, trial

__all__ = ["Trial", "marked", "trial"]


def marked(text: str) -> list[str]:
    """The words between ⟦ and ⟧."""
    return re.findall("⟦(.*?)⟧", text, re.DOTALL)
