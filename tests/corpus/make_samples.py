"""Put the seeds' kinds of noise on our own texts: run once, the results lie in samples/corpus.

PYTHONPATH=. python tests/corpus/make_samples.py      (needs pypinyin, OpenCC, python-docx)
"""

from __future__ import annotations

import random
import re
from pathlib import Path

ORIGINALS = Path(__file__).parent / "originals"
SAMPLES = Path(__file__).parents[2] / "samples" / "corpus"
NARROW = str.maketrans("，：；？！（）", ",:;?!()")


def narrow(text: str) -> str:
    """Full-width marks half-width, as the sites do that convert to traditional script."""
    return text.translate(NARROW)


def annotated(text: str) -> str:
    """Traditional script, every converted character followed by its pinyin."""
    from opencc import OpenCC
    from pypinyin import Style, lazy_pinyin

    traditional = OpenCC("s2t").convert(text)
    readings = lazy_pinyin(text, style=Style.TONE, errors=lambda rest: list(rest))
    assert len(readings) == len(traditional) == len(text)
    pairs = zip(text, traditional, readings, strict=True)
    return narrow("".join(t if s == t else f"{t}({r})" for s, t, r in pairs))


def framed(title: str, text: str) -> str:
    """A web page's lines around a speech."""
    return "\n".join([
        "首页 > 范文大全 > 领导讲话 > 正文", title,
        "时间:2023-07-12 09:20:00 来源:云帆文秘网 作者:高山 浏览:318次 字号:[大 中 小]",
        f"导语:{title}一文来源于网友上传,不代表本站观点,欢迎参考。", narrow(text),
        "免责声明:本文仅限学习分享,如产生版权问题,请联系我们及时删除。",
        "上一篇:关于防汛值班的通知", "下一篇:关于夏季用电的提醒", "本站热搜",
    ])  # fmt: skip


def slipped(text: str, rng: random.Random) -> str:
    """Half of the full stops lose their first GBK byte; each run ends with another lost byte."""

    def damaged(match: re.Match[str]) -> str:
        run = match[0][: rng.randint(4, 7)]
        try:
            inner = run.encode("gbk")[1:-1].decode("gbk")
        except UnicodeDecodeError:
            return match[0]
        return f"?{inner}?{match[0][len(run) :]}" if rng.random() < 0.5 else match[0]

    return re.sub(r"。[一-鿿]{6}", damaged, text)


def main() -> None:
    """Write the noisy samples."""
    school, safety, health = (
        (ORIGINALS / f"{name}.txt").read_text(encoding="utf-8").strip()
        for name in (
            "云溪县秋季开学工作会议讲话",
            "临川县安全生产动员会讲话",
            "基层医疗服务能力调研",
        )
    )
    (SAMPLES / "云溪县秋季开学工作会议讲话.txt").write_text(
        annotated(school) + "\n", encoding="utf-8"
    )
    page = framed(safety.split("\n")[0], safety)
    (SAMPLES / "临川县安全生产动员会讲话.txt").write_bytes(
        page.replace("\n", "\r\n").encode("gb18030")
    )
    noisy = slipped(health, random.Random(7))
    (SAMPLES / "基层医疗服务能力调研.txt").write_text(noisy + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
