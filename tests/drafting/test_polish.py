"""A ban at the end of a sentence goes only where what is left says something whole."""

from generator.drafting.polish import polished, without_echo


def drafts(text: str) -> set[str]:
    return {polished(text, node, "甲") for node in range(60)}


def test_a_ban_that_adds_nothing_new_goes_in_some_drafts() -> None:
    text = "办好主题党日。要选准题目，讲求实效，不能图热闹。"
    assert drafts(text) == {text, "办好主题党日。要选准题目，讲求实效。"}


def test_half_of_a_pair_does_not_stay_alone() -> None:
    for text in (
        "对新业态，既要放得开，也不能撒手不管。",
        "对新业态，既不要急着下结论，也不能撒手不管。",
        "要算清成本，宁可慢一步，不可走错步。",
    ):
        assert drafts(text) == {text}


def test_a_clause_that_says_the_lead_again_goes_where_the_rest_can_stand() -> None:
    lead = "健全直接联系群众制度"
    assert without_echo(f"要{lead}，问需于民。", lead) == "问需于民。"
    for text in (
        f"要{lead}，不走形式。",
        f"要{lead}。问需于民。",
        "要带头下基层，问需于民。",
        f"{lead}是传家宝，问需于民。",
    ):
        assert without_echo(text, lead) == text
