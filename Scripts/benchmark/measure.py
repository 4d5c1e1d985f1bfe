"""Runs commands in turn, and takes the median of what they cost."""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field


@dataclass
class Cost:
    """Seconds on the clock and of processor time, MiB at the peak; `query` is what a rival says of itself."""

    wall: float = 0
    cpu: float = 0
    memory: float = 0
    query: float | None = None


@dataclass
class Command:
    """Something to be measured; a text is given to the shell. Its standard output goes to `output`."""

    label: str
    arguments: list[str] | str
    output: str = os.devnull
    costs: list[Cost] = field(default_factory=list)

    def median(self, what: str) -> float:
        return statistics.median(getattr(cost, what) for cost in self.costs)

    def spawn(self, prefix: list[str] = []) -> tuple[float, float]:
        """Runs once; status 1, "finished, but something was wrong with the input", is a failure too here."""
        arguments = self.arguments
        if isinstance(arguments, str):
            arguments = ["/bin/sh", "-c", arguments]
        actions = [(os.POSIX_SPAWN_OPEN, 1, self.output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)]
        arguments = prefix + arguments
        start = time.perf_counter()
        process = os.posix_spawnp(arguments[0], arguments, os.environ, file_actions=actions)
        _, status, usage = os.wait4(process, 0)
        wall = time.perf_counter() - start
        if status != 0:
            sys.exit(f"bench: {self.label} failed: {arguments}")
        return wall, usage.ru_utime + usage.ru_stime

    def run(self) -> None:
        self.costs.append(Cost(*self.spawn()))

    def peak(self) -> float:
        """MiB at the peak of one more run; by a small launcher, for a child's peak is never below its parent's."""
        if not shutil.which("time"):
            return float("nan")
        with tempfile.NamedTemporaryFile("r") as report:
            self.spawn([shutil.which("time"), "-f", "%M", "-o", report.name])
            return int(report.read().split()[-1]) / 1024


def in_turn(commands: list[Command], runs: int) -> None:
    """Runs all once to warm up, then each in turn, so that what else the machine does hits all alike."""
    for command in commands:
        command.spawn()
    for _ in range(runs):
        for command in commands:
            command.run()


def found(tool: str) -> bool:
    return shutil.which(tool) is not None


def version(arguments: list[str]) -> str:
    """The first line that a tool says about its version."""
    result = subprocess.run(arguments, capture_output=True, text=True)
    return (result.stdout or result.stderr).strip().splitlines()[0]
