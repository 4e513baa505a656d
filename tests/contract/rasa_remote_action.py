"""Run by the bot's Python: calls actions through Rasa's own RemoteAction, prints what came of it.

Arguments: the address, and the names of the actions; one line of JSON for each.
"""

import asyncio
import json
import sys

from rasa.core.actions.action import RemoteAction
from rasa.core.channels.channel import CollectingOutputChannel
from rasa.core.nlg import TemplatedNaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActiveLoop, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

FIELDS = {"what": "柜台排队两小时", "contact": "⟦phone:9f3a21c07b44:138****5678⟧"}
SLOTS = {
    "task": {"name": "complaint", "key": "m3", "fields": FIELDS},
    "case_number": None,
    "proven": None,
}
DOMAIN = Domain.from_dict(
    {
        "slots": {name: {"type": "any", "mappings": [{"type": "custom"}]} for name in SLOTS},
        "forms": {"task_form": {"required_slots": ["task"]}},
        "responses": {
            "utter_complaint_filed": [{"text": "filed {number} {due}"}],
            "utter_complaint_failed": [{"text": "failed"}],
        },
        "actions": ["action_file_complaint"],
    }
)


def tracker() -> DialogueStateTracker:
    """Return a conversation in which the form was just completed."""
    told = [
        UserUttered("我要投诉", metadata={"conversation": "conv", "seq": 3}, message_id="m3"),
        ActiveLoop("task_form"),
        *(SlotSet(name, value) for name, value in SLOTS.items()),
        UserUttered("道歉", metadata={"conversation": "conv", "seq": 7}, message_id="m7"),
    ]
    return DialogueStateTracker.from_events("conv.1", told, slots=DOMAIN.slots)


async def outcome(url: str, name: str) -> object:
    """Call an action once; return its events, or the class of the error."""
    action = RemoteAction(name, EndpointConfig(url))
    nlg = TemplatedNaturalLanguageGenerator(DOMAIN.responses)
    try:
        events = await action.run(CollectingOutputChannel(), nlg, tracker(), DOMAIN)
    except Exception as error:
        return type(error).__name__
    return [event.as_dict() for event in events]


async def main(url: str, *names: str) -> None:
    """Call each action in turn."""
    for name in names:
        sys.stdout.write(json.dumps(await outcome(url, name)) + "\n")


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
