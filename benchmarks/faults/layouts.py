"""The kinds of faults in the looks of a Word file: what changes in its XML."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LayoutKind:
    """A fault: in a part of the file a pattern becomes something else; ``code`` must tell."""

    name: str
    part: str
    pattern: str
    words: str
    code: str


LAYOUT_KINDS: tuple[LayoutKind, ...] = (
    LayoutKind("上边距", "word/document.xml", r'w:top="\d+"', 'w:top="1440"', "JG901"),
    LayoutKind("左边距", "word/document.xml", r'w:left="\d+"', 'w:left="1800"', "JG901"),
    LayoutKind("信纸", "word/document.xml", r'w:w="11906"', 'w:w="12240"', "JG901"),
    LayoutKind("正文字体", "word/styles.xml", "仿宋_GB2312", "宋体", "JG902"),
    LayoutKind("正文字号", "word/styles.xml", r'<w:sz w:val="32"/>', '<w:sz w:val="24"/>', "JG903"),
    LayoutKind("没有缩进", "word/styles.xml", r'w:firstLine(Chars)?="\d+"', "", "JG904"),
    LayoutKind(
        "空格缩进",
        "word/document.xml",
        r"(<w:t[^>]*>)(?=[\u4e00-\u9fff]{9})",
        "\\1\u3000\u3000",
        "JG904",
    ),
    LayoutKind("引号字体", "word/document.xml", r' w:hint="eastAsia"', "", "JG905"),
    LayoutKind(
        "主题字体",
        "word/styles.xml",
        r'w:eastAsia="仿宋_GB2312"',
        'w:eastAsiaTheme="minorEastAsia"',
        "JG906",
    ),
    LayoutKind(
        "没有页码", "word/footer1.xml|word/footer2.xml|word/footer.*", "PAGE", "DATE", "JG908"
    ),
    LayoutKind("空段落", "word/document.xml", r"(<w:p>|<w:p )", "<w:p/>\\1", "JG907"),
    LayoutKind(
        "修订痕迹",
        "word/document.xml",
        r"(<w:r>.*?</w:r>)",
        '<w:ins w:id="1" w:author="a">\\1</w:ins>',
        "JG107",
    ),
    LayoutKind(
        "隐藏文字",
        "word/document.xml",
        r"<w:r>(?!<w:rPr>)",
        "<w:r><w:rPr><w:vanish/></w:rPr>",
        "JG107",
    ),
)
"""Every kind of fault in the looks."""


def inject_layout(kind: LayoutKind, data: bytes) -> bytes | None:
    """The file with the fault; None when it has no place for one."""
    out = io.BytesIO()
    changed = False
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if re.fullmatch(kind.part, name):
                text = re.sub(kind.pattern, kind.words, content.decode("utf-8"))
                changed |= text.encode() != content
                content = text.encode()
            target.writestr(name, content)
    return out.getvalue() if changed else None
