"""Layers for tests: small YAML files in folders."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.bank.bank import Bank
from generator.bank.load import load_layer

BASE = """\
主题: 安全生产
子题: 隐患排查
概念:
- 编号: 督办
  阶段: 行动
  对象: 重大隐患
  任务: [对重大隐患挂牌督办, 把重大隐患盯到底]
  回顾: [重大隐患全部挂牌督办]
- 编号: 台账
  阶段: 机制
  对象: 隐患台账
  任务: [健全隐患台账]
领句:
- 责任到位，安全才有保障。
标题组:
- 编号: 突出式
  语步: 任务
  标题: {隐患排查: 突出源头管控}
"""

RUNGS = ("内置", "单位", "个人", "本稿")


def write(folder: Path, files: Mapping[str, str]) -> Path:
    """Text files in a folder; returns the folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def stack(root: Path, *layers: str | Mapping[str, str], candidates: bool = False) -> Bank:
    """A bank of layers, lowest first: the text of ``a.yaml``, or several files by name."""
    made = []
    for name, content in zip(RUNGS, layers, strict=False):
        files = {"a.yaml": content} if isinstance(content, str) else content
        made.append(load_layer(write(root / name, files), name))
    return Bank(made, candidates)
