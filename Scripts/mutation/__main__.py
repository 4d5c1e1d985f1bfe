"""Draws mutants, builds them, and runs the tests on each; see Scripts/mutants."""

import argparse
import os
import random
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from .sites import Site
from .workshop import FLAGS, MODULES, Workshop

EQUIVALENT = Path("Scripts/mutation/equivalent.txt")


# KiB of address space. No suite takes a tenth of it; a mutant that fills memory without end dies instead.
MEMORY = 4 << 20


def suite(module: str, mutant: int, limit: float) -> str:
    """How the tests of a module end with a mutant: passed, failed, died or hung."""
    environment = {**os.environ, "SESSTAT_MUTANT": str(mutant), "SWIFT_BACKTRACE": "enable=no"}
    command = ["bash", "-c", f'ulimit -v {MEMORY}; exec "$@"', "suite", "swift", "test", "--skip-build", *FLAGS,
               "--filter", f"{module}Tests"]
    process = subprocess.Popen(
        command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        start_new_session=True)
    try:
        output, _ = process.communicate(timeout=limit)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, 9)
        process.communicate()
        return "hung"
    if process.returncode == 0:
        return "passed" if "Test run with" in output else "died"
    return "failed" if " failed after " in output else "died"


def draw(candidates: list[Site], number: int, seed: int) -> dict[int, Site]:
    """As many mutants of each module as its share of all, at most one on a line."""
    source = random.Random(seed)
    shuffled = source.sample(candidates, len(candidates))
    chosen: dict[int, Site] = {}
    lines = set()
    for site in shuffled:
        if len(chosen) < number and (site.path, site.line) not in lines:
            lines.add((site.path, site.line))
            chosen[len(chosen) + 1] = site
    return chosen


def main() -> int:
    parser = argparse.ArgumentParser(prog="Scripts/mutants", add_help=False)
    parser.add_argument("--number", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=lambda text: {int(part) for part in text.split(",")})
    options = parser.parse_args()

    workshop = Workshop()
    candidates = workshop.candidates()
    chosen = workshop.build(draw(candidates, options.number, options.seed))
    print(f"mutants: {len(chosen)} of {len(candidates)} that could be", flush=True)

    limits = {}
    for module in MODULES:
        start = time.monotonic()
        if suite(module, 0, 3600) != "passed":
            raise SystemExit(f"mutants: the tests of {module} fail without a mutant")
        limits[module] = max(60, (time.monotonic() - start) * 8)

    equivalent = {}
    for line in EQUIVALENT.read_text().splitlines() if EQUIVALENT.exists() else []:
        if line and not line.startswith("#"):
            name, _, reason = line.partition(" :: ")
            equivalent[name] = reason
    wanted = {number: site for number, site in chosen.items() if not options.only or number in options.only}
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        ends = dict(zip(wanted, pool.map(
            lambda item: suite(item[1].module, item[0], limits[item[1].module]), wanted.items())))
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
