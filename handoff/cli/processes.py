"""The three processes under supervisord: started together, restarted when they die, ended together."""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from handoff.cli import machine
from handoff.settings import ROOT, Settings

# Restarted for ever; supervisord itself waits longer after each start that fails at once.
CONFIGURATION = """\
[supervisord]
nodaemon=true
silent=true
user={user}
logfile={log}/supervisord.log
logfile_maxbytes=5MB
pidfile={run}/supervisord.pid
childlogdir={log}

{programs}"""

PROGRAM = """\
[program:{name}]
command={command}
directory={root}
autorestart=true
startsecs=2
startretries=1000000
stopwaitsecs=8
stopasgroup=true
killasgroup=true
redirect_stderr=true
stdout_logfile={log}/{name}.log
stdout_logfile_maxbytes=10MB
stdout_logfile_backups=3
"""


def programs() -> Mapping[str, tuple[str, str]]:
    """Return each process with its interpreter and module."""
    return {
        "bot": (machine.bot_python(), "bot.serve"),
        "actions": (machine.app_python(), "actions.serve"),
        "handoff": (machine.app_python(), "handoff.serve"),
    }


def write_configuration(settings: Settings) -> Path:
    """Write supervisord's configuration into the home folder and return where."""
    log, run = machine.log_folder(settings), settings.home / "run"
    run.mkdir(parents=True, exist_ok=True)
    blocks = [
        PROGRAM.format(
            name=name,
            command=f"{_escaped(python)} -m {module}",
            root=_escaped(str(ROOT)),
            log=_escaped(str(log)),
        )
        for name, (python, module) in programs().items()
    ]
    path = run / "supervisord.conf"
    text = CONFIGURATION.format(
        user=_user(),
        log=_escaped(str(log)),
        run=_escaped(str(run.resolve())),
        programs="\n".join(blocks),
    )
    path.write_text(text)
    return path


def start(configuration: Path, environ: Mapping[str, str]) -> subprocess.Popen[bytes]:
    """Start supervisord; SIGTERM ends it and everything that it started."""
    command = [sys.executable, "-m", "supervisor.supervisord", "-n", "-c", str(configuration)]
    return subprocess.Popen(command, env=dict(environ), cwd=ROOT)  # noqa: S603 - our own interpreter


def _escaped(value: str) -> str:
    return value.replace("%", "%%")


def _user() -> str:
    """Return whom to run as: naming root silences supervisord's warning and changes nothing."""
    import getpass

    return getpass.getuser()
