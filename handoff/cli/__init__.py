"""`lobby`: the operator's command line; each verb has its own module."""

import click

from handoff.cli.ask import ask
from handoff.cli.cases import cases
from handoff.cli.chat import chat
from handoff.cli.history import history
from handoff.cli.keep import audit, backup, export, restore
from handoff.cli.learn import evaluate, train
from handoff.cli.migrate import migrate
from handoff.cli.run import run
from handoff.cli.user import user


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="lobby")
def main() -> None:
    """The online front hall of a bank. Settings come from the environment: docs/settings.md."""


for command in (
    run,
    migrate,
    train,
    evaluate,
    ask,
    chat,
    user,
    backup,
    restore,
    audit,
    export,
    cases,
    history,
):
    main.add_command(command)
