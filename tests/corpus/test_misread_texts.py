"""UTF-8 read in another encoding is read again; a text that only looks so stays."""

from __future__ import annotations

import pytest

from generator.corpus.cleaners import clean
from generator.corpus.misread import mend

SPEECH = (
    "在全县秋收工作会议上的讲话\n同志们：\n一、看清问题\n"
    "有的干部下村只看亮点，群众的意见没有及时回应。\n要把“责任”压实，把措施落细，颗粒归仓。\n"
)


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_utf8_read_as_western_comes_back_whole(encoding):
    seen = "".join(
        bytes([byte]).decode(encoding, errors="ignore") or bytes([byte]).decode("latin-1")
        for byte in SPEECH.encode()
    )
    assert mend(seen)[0] == SPEECH


@pytest.mark.parametrize("lost", ["\ufffd", "?", ""])
def test_utf8_read_as_gbk_comes_back_but_for_bytes_that_are_gone(lost):
    seen = SPEECH.encode().decode("gbk", errors="replace").replace("\ufffd", lost)
    mended = mend(seen)[0]
    assert mended.count("〓") <= 12
    assert [piece for piece in mended.split("〓") if piece not in SPEECH] == []
    assert "看亮点，群众的意见没有及时回应" in clean(seen).text


@pytest.mark.parametrize(
    "text",
    [
        "Café、naïve、Ångström 都是外来词，会场设在 Genève。",
        "機(jī)關(guān)黨(dǎng)建(jiàn)責(zé)任(rèn)、學(xué)習(xí)" * 8,
        "鈥字不常用，锛、銆两个字也不常用。" * 3,
        SPEECH,
    ],
)
def test_a_text_that_only_has_such_characters_stays(text):
    assert mend(text) == (text, 0)
