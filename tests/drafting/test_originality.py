"""What an earlier speech has said is drawn again; what only the user said is told."""

from __future__ import annotations

from pathlib import Path

from generator.api.drafts import Request, sample_facts
from generator.api.exports import Switches, export, make
from generator.api.verify import verify
from generator.api.workspace import Workspace

NOWHERE = Workspace(Path("没有"))


def request(corpus=None):
    return Request("party-annual", sample_facts("party-annual"), corpus=corpus)


def last_year(folder: Path) -> Path:
    """A folder with a speech that shares two paragraphs with the draft."""
    folder.mkdir()
    draft = make(request(), NOWHERE).draft
    points = [p.text for p in draft.sections[3].paragraphs if p.style == "body"]
    (folder / "去年.txt").write_text("\n".join(points[1:3]), encoding="utf-8")
    return folder


def test_a_draft_says_nothing_that_last_years_speech_said_but_the_facts(tmp_path):
    corpus = last_year(tmp_path / "往年")
    before = make(request(), NOWHERE).draft
    made = make(request(corpus), NOWHERE)
    said = (corpus / "去年.txt").read_text(encoding="utf-8")
    for paragraph in made.draft.paragraphs:
        for run in paragraph.runs:
            if run.origin.kind == "passage":
                assert run.text not in said
    assert made.request.avoid
    told = [line for line in made.draft.warnings if "去年.txt" in line]
    facts = [r.text for p in before.paragraphs for r in p.runs if r.origin.kind == "fact"]
    assert len(told) <= sum(len(text) > 13 and text in said for text in facts)


def test_the_rest_of_the_draft_stays_as_it_was(tmp_path):
    before = [p.text for p in make(request(), NOWHERE).draft.paragraphs]
    after = [p.text for p in make(request(last_year(tmp_path / "往年")), NOWHERE).draft.paragraphs]
    assert len(set(before) - set(after)) <= len(before) / 4


def test_a_file_made_so_can_be_made_again_without_the_folder(tmp_path):
    made = make(request(last_year(tmp_path / "往年")), NOWHERE)
    export(made, [tmp_path / "稿.docx"], Switches())
    assert verify(tmp_path / "稿.docx", None, Path("没有")).identical
