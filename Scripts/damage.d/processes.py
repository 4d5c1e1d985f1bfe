"""Runs a tool as a child, with a limit of time, and measures it."""

import os
import signal
import sys
import threading
from dataclasses import dataclass

SECONDS = 120


@dataclass
class Outcome:
    """How a child ended: its exit status (None: it was stopped at the limit), what it printed, MiB at its peak."""

    status: int | None
    output: str
    errors: str
    memory: float

    @property
    def failed(self) -> bool:
        return self.status != 0


def run(arguments: list[str], folder: str) -> Outcome:
    """Runs a program in a process group of its own, which is stopped as a whole when the time is up."""
    paths = [f"{folder}/stdout", f"{folder}/stderr"]
    actions = [
        (os.POSIX_SPAWN_OPEN, number, path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
        for number, path in enumerate(paths, start=1)
    ]
    process = os.posix_spawnp(arguments[0], arguments, os.environ, file_actions=actions, setpgroup=0)
    stopped = threading.Event()

    def stop() -> None:
        stopped.set()
        os.killpg(process, signal.SIGKILL)

    timer = threading.Timer(SECONDS, stop)
    timer.start()
    # What the children of the child took counts too, once they have ended.
    _, status, usage = os.wait4(process, 0)
    timer.cancel()
    texts = []
    for path in paths:
        with open(path, "rb") as file:
            texts.append(file.read(1 << 20).decode("utf-8", "replace"))
    return Outcome(None if stopped.is_set() else os.waitstatus_to_exitcode(status), *texts, usage.ru_maxrss / 1024)


def own_peak() -> float:
    """MiB that this process has taken, below which no child's figure can be."""
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM"))


def note(text: str) -> None:
    print(f"damage-table: {text}", file=sys.stderr, flush=True)
