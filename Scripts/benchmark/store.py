"""The command line of Scripts/store, which says what it does."""

import argparse
import os
import statistics

from .archives import Archives
from .machine import describe
from .measure import Command
from .tables import FILES, print_table

# Small records, so that fifty million have room on a disk; two weeks of nights, the last ones among them.
SMALL = ["--types", "Delivery,Open", "--recipients", "1", "--campaigns", "1", "--compression-level", "6"]
SET = ["--dimensions", "ses:configuration-set"]


class Measurement:
    def __init__(self, sesstat: str, archives: Archives, runs: int):
        self.sesstat = sesstat
        self.archives = archives
        self.runs = runs
        self.rows: list[list[str]] = []

    def update(self, store: str, path: str) -> Command:
        return Command("update", [self.sesstat, "update", "--store", store, path, "--quiet", *SET])

    def metrics(self, path: str) -> Command:
        return Command("metrics", [self.sesstat, "metrics", path, "--quiet", *SET])

    def fresh(self, store: str, path: str) -> Command:
        """One update of a store that is not there yet."""
        remove(store)
        command = self.update(store, path)
        command.run()
        return command

    def ingest(self, events: int) -> None:
        """An update beside `metrics` over the same input, which asks for the ten counts and one set."""
        archive = self.archives.make("events", events, FILES).warm()
        store = f"{self.archives.folder}/ingest.store"
        reading = self.metrics(archive.path)
        reading.spawn()
        updates = []
        for _ in range(self.runs):
            reading.run()
            updates.append(self.fresh(store, archive.path).costs[0])
        wall = statistics.median(cost.wall for cost in updates)
        ratio = reading.median("wall") / wall
        self.rows.append([
            f"speed of an update of an empty store over that of `metrics`, {events:,} events", f"{ratio:.0%}",
            f"{wall:.2f} s, {reading.median('wall'):.2f} s"])
        size = os.path.getsize(store)
        self.rows.append([
            "size of the store, a million events", f"{size / events:.1f} MB", f"{size / 1e6:.1f} MB"])
        remove(store)

    def unchanged(self, files: int) -> None:
        """Many files that are known."""
        archive = self.archives.make("many-files", files * 5, files).warm()
        store = f"{self.archives.folder}/unchanged.store"
        self.fresh(store, archive.path)
        again = self.update(store, archive.path)
        for _ in range(self.runs):
            again.run()
        self.rows.append([
            f"update over {files:,} unchanged files", f"{again.median('wall'):.3f} s",
            f"{again.median('cpu'):.3f} s CPU, {again.peak():.0f} MiB"])
        remove(store)

    def nights(self, large: int, night: int) -> None:
        """A night that is added to a large store, and to an empty one."""
        folder = self.archives.folder
        days = 50
        big = self.archives.make("store-big", large, days, "--days", str(days), *SMALL)
        nights = [
            self.archives.make(
                f"store-night{number}", night, FILES, "--days", "1", "--start", f"2026-04-{20 + number}", "--seed",
                str(100 + number), *SMALL).warm()
            for number in range(self.runs)
        ]
        store = f"{folder}/big.store"
        first = self.fresh(store, big.path)
        size = os.path.getsize(store)
        self.rows.append([
            f"first update, {large:,} events", f"{first.costs[0].wall:.1f} s",
            f"{large / first.costs[0].wall / 1e3:,.0f} thousand events a second; {size / large:.1f} MB a million"])
        self.archives.remove(big.path)
        added, alone = [], []
        for archive in nights:
            command = self.update(store, archive.path)
            command.run()
            added.append(command.costs[0])
            alone.append(self.fresh(f"{folder}/small.store", archive.path).costs[0])
        walls = [statistics.median(cost.wall for cost in costs) for costs in (added, alone)]
        self.rows.append([
            f"a night of {night:,} events in a store of {large:,}, over one in an empty store",
            f"{walls[0] / walls[1]:.2f}", f"{walls[0]:.2f} s, {walls[1]:.2f} s"])
        peak = self.update(store, nights[0].path).peak()
        self.rows.append(["peak memory of an update of the large store that finds nothing new", f"{peak:.0f} MiB", ""])
        remove(store)
        remove(f"{folder}/small.store")


def remove(store: str) -> None:
    for path in (store, f"{store}-lock", f"{store}-journal"):
        if os.path.exists(path):
            os.remove(path)


def main() -> None:
    parser = argparse.ArgumentParser(prog="Scripts/store", add_help=False)
    parser.add_argument("--bin", required=True)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--large", type=int)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    sesstat = f"{options.bin}/sesstat"
    print(describe(sesstat).replace("Scripts/bench", "Scripts/store"), flush=True)
    measurement = Measurement(sesstat, Archives(f"{options.bin}/eventgen"), options.runs)
    measurement.ingest(40_000 if options.quick else 400_000)
    measurement.unchanged(1_000 if options.quick else 10_000)
    large = options.large or (500_000 if options.quick else 50_000_000)
    measurement.nights(large, large // 50)
    print_table(["Measure", "Figure", "From"], measurement.rows)


main()
