"""The graph without Dask."""

from __future__ import annotations

import pytest
from rasa.core.channels.channel import UserMessage
from rasa.core.processor import MessageProcessor
from rasa.engine.exceptions import GraphRunError

from bot.graph import PlainRunner, shorten

pytestmark = pytest.mark.timeout(300)


async def test_it_gives_what_rasas_own_runner_gives(processor: MessageProcessor) -> None:
    texts = ("大额存单利率", "How do I close my account?", "")
    rasas = [await processor.parse_message(UserMessage(text)) for text in texts]
    shorten(processor)
    assert isinstance(processor.graph_runner, PlainRunner)
    ours = [await processor.parse_message(UserMessage(text)) for text in texts]
    assert [one | {"message_id": ""} for one in ours] == [one | {"message_id": ""} for one in rasas]


async def test_a_missing_input_is_an_error(processor: MessageProcessor) -> None:
    shorten(processor)
    with pytest.raises(GraphRunError):
        processor.graph_runner.run({}, [processor.model_metadata.nlu_target])
