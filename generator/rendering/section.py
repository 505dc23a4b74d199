"""``w:sectPr``: the page of a layout, and the leaf of the table of contents before it."""

from __future__ import annotations

from generator.rendering.layout import Layout

FOOTERS = (
    '<w:footerReference w:type="even" r:id="rIdEven"/>'
    '<w:footerReference w:type="default" r:id="rIdOdd"/>'
)
_FROM_ONE = '<w:type w:val="oddPage"/>'


def section_xml(layout: Layout, after_contents: bool = False) -> str:
    """The pages of the text; behind a table of contents they begin on a right-hand page 1."""
    return _section(
        layout, FOOTERS + _FROM_ONE * after_contents, '<w:pgNumType w:start="1"/>' * after_contents
    )


def contents_section_xml(layout: Layout) -> str:
    """The leaf of the table of contents: the same page without a number."""
    return _section(layout, "", "")


def _section(layout: Layout, before: str, numbers: str) -> str:
    """The footer stands so that the dashes are 7 mm below the text area (7.5)."""
    page = layout.page
    footer = page.bottom - page.number_gap - page.number_size * 10 // 2
    return (
        f'<w:sectPr>{before}<w:pgSz w:w="{page.width}" w:h="{page.height}"/>'
        f'<w:pgMar w:top="{page.top}" w:right="{page.right}" w:bottom="{page.bottom}"'
        f' w:left="{page.left}" w:header="851" w:footer="{footer}" w:gutter="0"/>{numbers}'
        f'<w:docGrid w:type="lines" w:linePitch="{page.pitch}"/></w:sectPr>'
    )
