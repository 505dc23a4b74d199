"""Write the Word sample: styled headings, automatic numbering, a table, a content control.

PYTHONPATH=. python tests/corpus/make_word_sample.py
"""

from __future__ import annotations

from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

SAMPLES = Path(__file__).parents[2] / "samples" / "corpus"
LEVELS = (("chineseCounting", "%1、"), ("chineseCounting", "（%2）"))
TEXT = (
    ("title", "江北市住房和城乡建设局2024年工作总结"),
    ("", "2024年，市住建局围绕“住有所居、城有所美”的目标，做了一些打基础、利长远的工作，也留下一些需要补课的地方。现总结如下："),
    ("1", "主要工作和成效"),
    ("2", "老旧小区改造提速"),
    ("", "全年改造老旧小区46个，惠及居民1.2万户。坚持先问需、再设计、后施工，居民满意度达到九成以上。"),
    ("2", "市政设施补短板"),
    ("", "打通断头路7条，新建口袋公园12处，更新供水管网38公里，城区易涝点由十五处减少到四处。"),
    ("insert", "建成智能停车位三千个，群众出行更加方便。"),
    ("2", "建筑市场管理趋严"),
    ("", "对在建工地开展四轮检查，下达整改通知书二百余份，查处违法分包案件九起。"),
    ("1", "存在的主要问题"),
    ("", "一是物业管理水平参差不齐，投诉仍然较多。二是部分项目前期手续办理偏慢。三是干部队伍专业结构不够合理。"),
    ("1", "2025年工作打算"),
    ("", "第一，再改造小区50个，同步加装电梯和充电设施。"),
    ("", "第二，推行工程审批一次办结，平均用时压缩三分之一。"),
    ("", "第三，组织全员岗位练兵，年内轮训一遍。"),
    ("right", "江北市住房和城乡建设局"),
    ("right", "2024年12月20日"),
)  # fmt: skip
TABLE = (("项目", "完成数"), ("老旧小区", "46个"), ("断头路", "7条"))


def main() -> None:
    """Write the sample."""
    word = Document()
    number = _numbering(word)
    for kind, text in TEXT:
        if kind == "title":
            word.add_heading(text, 0)
        elif kind in ("1", "2"):
            _numbered(word, text, int(kind) - 1, number)
        elif kind == "insert":
            _in_content_control(word, text)
        else:
            word.add_paragraph(text)
    table = word.add_table(rows=0, cols=2)
    for row in TABLE:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    anchor = next(p for p in word.paragraphs if p.text == "存在的主要问题")
    anchor._p.addprevious(table._tbl)
    word.save(str(SAMPLES / "江北市住建局年度工作总结.docx"))


def _numbering(word: WordDocument) -> str:
    """A list of two Chinese levels in numbering.xml; its number."""
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{pattern}"/></w:lvl>'
        for n, (form, pattern) in enumerate(LEVELS)
    )
    root = word.part.numbering_part.element
    root.insert(
        0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{levels}</w:abstractNum>')
    )
    root.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>')
    )
    return "77"


def _numbered(word: WordDocument, text: str, level: int, number: str) -> None:
    properties = word.add_paragraph(text, style=f"Heading {level + 1}")._p.get_or_add_pPr()
    numbering = OxmlElement("w:numPr")
    for tag, value in (("w:ilvl", str(level)), ("w:numId", number)):
        child = OxmlElement(tag)
        child.set(qn("w:val"), value)
        numbering.append(child)
    properties.append(numbering)


def _in_content_control(word: WordDocument, text: str) -> None:
    """A paragraph half inserted under revision, the whole in a content control."""
    half = len(text) // 2
    xml = (
        f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>{text[:half]}</w:t></w:r>"
        f'<w:ins w:id="1" w:author="甲"><w:r><w:t>{text[half:]}</w:t></w:r></w:ins>'
        '<w:del w:id="2" w:author="甲"><w:r><w:delText>删去的话</w:delText></w:r></w:del>'
        "</w:p></w:sdtContent></w:sdt>"
    )
    word.element.body.insert_element_before(parse_xml(xml), "w:sectPr")


if __name__ == "__main__":
    main()
