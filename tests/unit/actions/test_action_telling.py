"""Evidence: which of the customer's entries belong to the form that was just filled."""

from typing import Any

from actions.telling import telling

FORM = "complaint_form"


def said(seq: int | None, message_id: str = "m", **metadata: Any) -> dict[str, Any]:
    """Return a customer's message as Rasa sends it."""
    known = {} if seq is None else {"conversation": "conv", "seq": seq, "language": "en"}
    return {"event": "user", "text": "…", "message_id": message_id, "metadata": known | metadata}


def loop(name: str | None) -> dict[str, Any]:
    """Return the beginning or the end of a form."""
    return {"event": "active_loop", "name": name}


BOT = {"event": "bot", "text": "…", "metadata": {"seq": 99}}


def test_the_message_that_started_the_form_belongs_to_it() -> None:
    events = [said(1), BOT, said(3), loop(FORM), BOT, said(5), BOT, said(7, "m7"), loop(None)]
    told = telling("conv.0", events, FORM)
    assert told.seqs == (3, 5, 7)
    assert (told.conversation, told.language, told.message_id) == ("conv", "en", "m7")


def test_an_earlier_complaint_in_the_same_conversation_is_left_out() -> None:
    events = [said(1), loop(FORM), said(3), loop(None), said(5), loop(FORM), said(7), loop(None)]
    assert telling("conv.0", events, FORM).seqs == (5, 7)


def test_another_form_begins_nothing() -> None:
    events = [said(1), loop("rate_form"), said(3), loop(None), said(5), loop(FORM), said(7)]
    assert telling("conv.0", events, FORM).seqs == (5, 7)


def test_a_form_that_began_before_what_the_tracker_keeps_takes_all_of_it() -> None:
    assert telling("conv.0", [said(3), BOT, said(5)], FORM).seqs == (3, 5)


def test_a_tracker_without_metadata_still_names_the_conversation() -> None:
    told = telling("conv.2", [said(None), loop(FORM), said(None, language="fr")], FORM)
    assert (told.conversation, told.language, told.seqs) == ("conv", "zh", ())
    assert telling("plain", [], FORM).conversation == "plain"


def test_metadata_of_a_wrong_shape_is_passed_over() -> None:
    odd = [{"event": "user", "metadata": one} for one in (None, "x", {"seq": "7"}, {"seq": -1})]
    assert telling("conv.0", odd, FORM).seqs == ()
