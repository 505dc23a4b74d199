"""讲稿 (jianggao): an offline, deterministic generator of Chinese official speech drafts."""

__version__ = "0.1.0"
