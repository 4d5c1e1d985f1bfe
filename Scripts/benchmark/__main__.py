"""The command line of Scripts/bench, which says what it does."""

import argparse
import sys

from . import scale, tables
from .archives import Archives
from .machine import describe


def main() -> None:
    parser = argparse.ArgumentParser(prog="Scripts/bench", add_help=False)
    parser.add_argument("--build", action="append", default=[])
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--scale", action="store_true")
    parser.add_argument("--no-rivals", action="store_true")
    parser.add_argument("--events", type=int)
    parser.add_argument("--runs", type=int)
    options = parser.parse_args()
    folders = dict(build.split("=", 1) for build in options.build)
    builds = {name: f"{folder}/sesstat" for name, folder in folders.items()}
    archives = Archives(f"{folders['zlib']}/eventgen")

    print(describe(builds["isal" if "isal" in builds else "zlib"]), flush=True)
    if options.scale:
        scale.run(builds, archives, options.events or (1_000_000 if options.quick else 50_000_000))
        return
    events = options.events or (40_000 if options.quick else 400_000)
    runs = options.runs or (3 if options.quick else 9)
    agreed = options.no_rivals or tables.rivals(builds, archives, events, runs)
    tables.targets(builds, archives, events, runs, small_files=1_000 if options.quick else 100_000)
    tables.shapes(builds, archives, events // 4, runs)
    if not agreed:
        sys.exit("bench: not all tools gave the same counts, see above")


main()
