"""Draws mutants, builds them, and runs the tests on each; see Scripts/mutants."""

import argparse
import hashlib
import math
import os
import resource
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from .sites import Site
from .workshop import FOLDER, MODULES, Workshop

EQUIVALENT = Path("Scripts/mutation/equivalent.txt")


# What was found so far: a line a mutant, with the digest of the sources that it was found with.
ENDS = FOLDER / "ends.tsv"
# KiB of address space. No suite takes a tenth of it; a mutant that fills memory without end dies instead.
MEMORY = 4 << 20


@dataclass
class Suite:
    """The tests of a module, and how long they may take."""

    module: str
    # Seconds of processor time, so that other programs on the machine change nothing, and by the clock, for what waits.
    processor: int = 3600
    clock: int = 7200

    def end(self, mutant: int) -> str:
        """How the tests end with a mutant: passed, failed, died or hung."""
        environment = {**os.environ, "SESSTAT_MUTANT": str(mutant), "SWIFT_BACKTRACE": "enable=no"}
        command = ["bash", "-c", f'ulimit -c 0 -v {MEMORY} -t {self.processor}; exec "$@"', "suite", str(Workshop.tests()),
                   "--testing-library", "swift-testing", "--filter", f"{self.module}Tests"]
        process = subprocess.Popen(
            command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True, errors="replace", process_group=0)
        watch = threading.Timer(self.clock, lambda: os.killpg(process.pid, signal.SIGKILL))
        watch.start()
        ran = failed = False
        for line in process.stdout:
            # The first test that fails is enough.
            if " recorded an issue " in line:
                failed = True
                os.killpg(process.pid, signal.SIGKILL)
                break
            ran = ran or "Test run with" in line
        process.stdout.close()
        status = process.wait()
        late = not watch.is_alive()
        watch.cancel()
        if failed:
            return "failed"
        if late or status == -signal.SIGXCPU:
            return "hung"
        return "passed" if status == 0 and ran else "died"

    def measure(self) -> None:
        """Runs the tests without a mutant, and allows many times as much."""
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
        if self.end(0) != "passed":
            raise SystemExit(f"mutants: the tests of {self.module} fail without a mutant")
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        self.processor = max(30, math.ceil(used * 8))
        self.clock = max(600, math.ceil((time.monotonic() - start) * 30))


class Ends:
    """How mutants ended, kept from run to run: a run that was cut off goes on where it stopped.

    A kill stands as long as no source changes of the module or of those below it. What survived is tried again each time,
    for there may be new tests.
    """

    def __init__(self, fresh: bool) -> None:
        self.digests = {module: Workshop.digest(module) for module in MODULES}
        self.killed: dict[str, str] = {}
        for line in ENDS.read_text().splitlines() if ENDS.exists() and not fresh else []:
            digest, end, name = line.split("\t", 2)
            if digest in self.digests.values() and end != "passed":
                self.killed[name] = f"{digest}\t{end}\t{name}"
        ENDS.write_text("".join(f"{line}\n" for line in self.killed.values()))

    def of(self, site: Site, number: int, suite: Suite) -> str:
        """How a mutant ends, from before or by running the tests."""
        if site.name in self.killed:
            return self.killed[site.name].split("\t")[1]
        end = suite.end(number)
        with ENDS.open("a") as file:
            file.write(f"{self.digests[site.module]}\t{end}\t{site.name}\n")
        return end


def draw(candidates: list[Site], number: int, seed: int) -> dict[int, Site]:
    """As many mutants of each module as its share of all, at most one on a line.

    Each has its place in the draw by its name, so that a change of the sources leaves most as they were.
    """
    chosen: dict[int, Site] = {}
    lines = set()
    for site in sorted(candidates, key=lambda site: hashlib.sha256(f"{seed} {site.name}".encode()).digest()):
        if len(chosen) < number and (site.path, site.line) not in lines:
            lines.add((site.path, site.line))
            chosen[len(chosen) + 1] = site
    return chosen


def reasons() -> dict[str, str]:
    """Why mutants that change nothing do not, by their names."""
    found = {}
    for line in EQUIVALENT.read_text().splitlines() if EQUIVALENT.exists() else []:
        if line and not line.startswith("#"):
            name, _, reason = line.partition(" :: ")
            found[name] = reason
    return found


def main() -> int:
    parser = argparse.ArgumentParser(prog="Scripts/mutants", add_help=False)
    parser.add_argument("--number", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=lambda text: {int(part) for part in text.split(",")})
    parser.add_argument("--fresh", action="store_true")
    options = parser.parse_args()

    workshop = Workshop()
    candidates = workshop.candidates()
    chosen = workshop.build(draw(candidates, options.number, options.seed))
    print(f"mutants: {len(chosen)} of {len(candidates)} that could be", flush=True)
    suites = {module: Suite(module) for module in MODULES}
    for suite in suites.values():
        suite.measure()

    wanted = {number: site for number, site in chosen.items() if not options.only or number in options.only}
    found = Ends(options.fresh)
    with ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        ends = dict(zip(wanted, pool.map(
            lambda item: found.of(item[1], item[0], suites[item[1].module]), wanted.items())))
    equivalent = reasons()
    survivors = [number for number, end in ends.items() if end == "passed" and wanted[number].name not in equivalent]
    explained = [number for number, end in ends.items() if end == "passed" and wanted[number].name in equivalent]
    for number in survivors:
        site = wanted[number]
        print(f"survived: {number} {site.path}:{site.line + 1}\n    {site.name}")
    for number in explained:
        print(f"equivalent: {wanted[number].name}\n    {equivalent[wanted[number].name]}")
    killed = len(wanted) - len(survivors) - len(explained)
    for end in ["failed", "died", "hung"]:
        print(f"mutants: {sum(1 for other in ends.values() if other == end)} {end}")
    print(f"mutants: {killed} of {len(wanted) - len(explained)} killed, {len(explained)} change nothing")
    return 0 if killed * 10 >= (len(wanted) - len(explained)) * 9 else 1


if __name__ == "__main__":
    sys.exit(main())
