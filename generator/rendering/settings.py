"""Settings of a letterhead that the text needs: odd and even pages, fields to be refreshed."""

from __future__ import annotations

from generator.rendering.names import WORD, W

_BEFORE_PARITY = frozenset(
    WORD + name
    for name in (
        "writeProtection", "view", "zoom", "removePersonalInformation", "removeDateAndTime",
        "doNotDisplayPageBoundaries", "displayBackgroundShape", "printPostScriptOverText",
        "printFractionalCharacterWidth", "printFormsData", "embedTrueTypeFonts",
        "embedSystemFonts", "saveSubsetFonts", "saveFormsData", "mirrorMargins",
        "alignBordersAndEdges", "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter",
        "gutterAtTop", "hideSpellingErrors", "hideGrammaticalErrors", "activeWritingStyle",
        "proofState", "formsDesign", "attachedTemplate", "linkStyles", "stylePaneFormatFilter",
        "stylePaneSortMethod", "documentType", "mailMerge", "revisionView", "trackRevisions",
        "doNotTrackMoves", "doNotTrackFormatting", "documentProtection", "autoFormatOverride",
        "styleLockTheme", "styleLockQFSet", "defaultTabStop", "autoHyphenation",
        "consecutiveHyphenLimit", "hyphenationZone", "doNotHyphenateCaps", "showEnvelope",
        "summaryLength", "clickAndTypeStyle", "defaultTableStyle",
    )
)  # fmt: skip
"""What stands before ``w:evenAndOddHeaders`` in the schema."""


_BEHIND_REFRESH = frozenset(
    WORD + name
    for name in (
        "hdrShapeDefaults", "footnotePr", "endnotePr", "compat", "docVars", "rsids",
        "attachedSchema", "themeFontLang", "clrSchemeMapping", "doNotIncludeSubdocsInStats",
        "doNotAutoCompressPictures", "forceUpgrade", "captions", "readModeInkLockDown",
        "smartTagType", "schemaLibrary", "shapeDefaults", "doNotEmbedSmartTags", "decimalSymbol",
        "listSeparator",
    )
)  # fmt: skip
"""What stands behind ``w:updateFields`` in the schema."""


def with_settings(settings: bytes, parity: bool, refresh: bool) -> bytes:
    """The settings with odd and even pages told apart, and Word told to refresh the contents:
    only it knows the pages of styles that are not ours.
    """
    from lxml import etree

    root = etree.fromstring(settings)
    if parity and root.find(WORD + "evenAndOddHeaders") is None:
        at = sum(child.tag in _BEFORE_PARITY for child in root)
        root.insert(at, etree.fromstring(f"<w:evenAndOddHeaders {W}/>"))
    if refresh and root.find(WORD + "updateFields") is None:
        behind = (n for n, child in enumerate(root) if child.tag in _BEHIND_REFRESH)
        at = next(behind, len(root))
        root.insert(at, etree.fromstring(f'<w:updateFields {W} w:val="true"/>'))
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
