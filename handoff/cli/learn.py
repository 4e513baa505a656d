"""`lobby train` and `lobby evaluate`: both run in the assistant's own environment."""

import sys

import click

from handoff import keys as key_file
from handoff.cli import machine
from handoff.settings import Settings

FILE = click.Path(exists=True, dir_okay=False, resolve_path=True)


@click.command()
@click.option("--force", is_flag=True, help="Train even if the data did not change.")
def train(force: bool) -> None:
    """Train the assistant from data/ if it changed; the running one takes it up at its next start."""
    settings = Settings()
    environ = machine.environment(settings, key_file.load(settings))
    sys.exit(machine.in_bot_environment(["bot.train", *(["--force"] if force else [])], environ))


@click.command()
@click.option(
    "--train", "train_file", type=FILE, required=True, help='JSON lines {"text", "label"}.'
)
@click.option("--test", "test_file", type=FILE, required=True, help='JSON lines {"text", "label"}.')
@click.option(
    "--oos",
    "oos_file",
    type=FILE,
    help="JSON lines out of scope: adds oos_auroc and oos_recall_at_95.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def evaluate(train_file: str, test_file: str, oos_file: str | None, as_json: bool) -> None:
    """Train the understanding pipeline on labelled lines from anywhere and measure it on others."""
    settings = Settings()
    arguments = ["bot.evaluate", "--train", train_file, "--test", test_file]
    arguments += ["--oos", oos_file] if oos_file else []
    arguments += ["--json"] if as_json else []
    sys.exit(
        machine.in_bot_environment(
            arguments, machine.environment(settings, key_file.load(settings))
        )
    )
