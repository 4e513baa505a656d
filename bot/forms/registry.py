"""Every task, found by its name, its topic, or the words that begin it."""

from __future__ import annotations

from bot.forms.table import Task
from bot.forms.tables import calculators, complaints, service, wealth

TASKS: tuple[Task, ...] = (*complaints.TASKS, *service.TASKS, *calculators.TASKS, *wealth.TASKS)
BY_NAME = {task.name: task for task in TASKS}
BY_TOPIC = {topic: task for task in TASKS for topic in task.topics}
LONGEST_BEGINNING = 60  # characters: a longer message is a story, not a command


def task_begun(text: str, topic: str | None) -> Task | None:
    """The task that these words begin; ``topic`` is None where the message was not understood."""
    if len(text) <= LONGEST_BEGINNING:
        for task in TASKS:
            if task.begins and task.begins.search(text):
                return task
    return BY_TOPIC.get(topic or "")
