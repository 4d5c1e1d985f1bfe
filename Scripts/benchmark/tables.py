"""The tables of a run: rivals, targets, shapes."""

import csv
import json
import sys

from .archives import Archive, Archives
from .measure import Command, found, in_turn, version

FILES = 16
QUESTION = ["--period", "5m", "--dimensions", "ses:configuration-set", "--quiet"]
RIVALS = ["chdb", "duckdb", "polars"]
NAMES = {"zlib": "sesstat, zlib", "isal": "sesstat, ISA-L"}


def question(sesstat: str, archive: Archive, *options: str) -> list[str]:
    return [sesstat, "metrics", archive.path, *QUESTION, *options]


def print_table(header: list[str], rows: list[list[str]]) -> None:
    print("| " + " | ".join(header) + " |")
    print("|---|" + "--:|" * (len(header) - 1))
    for row in rows:
        print("| " + " | ".join(row) + " |")
    print(flush=True)


def answer(path: str) -> tuple[int, int]:
    """Rows of sesstat's csv below the account level, and the sum of their counts."""
    with open(path, newline="") as file:
        sums = [int(row["Sum"]) for row in csv.DictReader(file) if row["ses:configuration-set"]]
    return len(sums), sum(sums)


def rivals(builds: dict[str, str], archives: Archives, events: int, runs: int) -> bool:
    """The same question to every tool; whether all gave the same answer."""
    archive = archives.make("events", events, FILES).warm()
    folder = archives.folder
    ours = [Command(NAMES[name], question(path, archive), f"{folder}/{name}.csv") for name, path in builds.items()]
    theirs = [
        Command(name, [sys.executable, "-m", "benchmark.rival", name, archive.path], f"{folder}/{name}.json")
        for name in RIVALS
    ]
    commands = ours + theirs
    for command in commands:
        command.spawn()
    for _ in range(runs):
        for command in commands:
            command.run()
            if command in theirs:
                command.costs[-1].query = json.load(open(command.output))["seconds"]

    answers = {command.label: answer(command.output) for command in ours}
    for command in theirs:
        found_by = json.load(open(command.output))
        command.label = found_by["version"]
        answers[command.label] = (found_by["rows"], found_by["sum"])
    agreed = len(set(answers.values())) == 1

    best = ours[-1].median("wall")
    print(f"## Events per five minutes, type and configuration set\n\n{events:,} events in {FILES} gzip files, "
          f"{archive.plain / 1e6:,.0f} MB inflated, {archive.packed / 1e6:,.0f} MB packed; medians of {runs} runs. "
          "Query: without start and import, which is how a library is best; sesstat's is from start to end.\n")
    rows = []
    for command in commands:
        wall, cpu = command.median("wall"), command.median("cpu")
        query = command.median("query") if command in theirs else wall
        rows.append([
            command.label, f"{query:.3f} s", f"{query / best:.2f}", f"{wall:.3f} s", f"{cpu:.2f} s",
            f"{archive.plain / query / 1e6:,.0f}", f"{command.peak():,.0f} MiB", "{:,} / {:,}".format(*answers[command.label])])
    print_table(
        ["Tool", "Query", "times sesstat's", "Whole process", "CPU", "MB/s inflated", "Peak memory", "Rows / sum"], rows)
    print(f"Counts {'agree' if agreed else 'DO NOT AGREE'}.\n", flush=True)
    return agreed


def targets(builds: dict[str, str], archives: Archives, events: int, runs: int, small_files: int) -> None:
    """What the tool is held to, each as a ratio of medians of commands that took turns."""
    archive = archives.make("events", events, FILES).warm()
    one = archives.concatenated(archive).warm()
    files = " ".join(f"'{file}'" for file in archive.files)
    rows = []

    floors = {"zlib": ("pigz -dc -p1", "pigz"), "isal": ("igzip -dc", "igzip")}
    for name, path in builds.items():
        off = Command("off", question(path, archive, "--deduplicate", "off"))
        default = Command("default", question(path, archive))
        single = Command("single", question(path, archive, "--threads", "1"))
        whole = Command("one file", question(path, one))
        piped = Command("pipe", f"{path} metrics - {' '.join(QUESTION)} < '{one.path}'")
        commands = [off, default, single, whole, piped]
        floor, tool = floors[name]
        if found(tool):
            commands.append(Command(floor, f"cat {files} | {floor} > /dev/null"))
        in_turn(commands, runs)
        label = NAMES[name]
        if found(tool):
            base = commands[-1].median("cpu")
            by = f"{floor}: {base:.2f} s"
            rows.append([f"{label}: CPU over `{floor}`, duplicates off", f"{off.median('cpu') / base:.2f}",
                         f"{off.median('cpu'):.2f} s; {by}"])
            rows.append([f"{label}: CPU over `{floor}`", f"{default.median('cpu') / base:.2f}",
                         f"{default.median('cpu'):.2f} s; {by}"])
        threads = f"{single.median('wall'):.3f} s, {default.median('wall'):.3f} s"
        rows.append([f"{label}: all threads over one, {FILES} files",
                     f"{single.median('wall') / default.median('wall'):.2f}", threads])
        rows.append([f"{label}: one file over {FILES}", f"{whole.median('wall') / default.median('wall'):.2f}",
                     f"{whole.median('wall'):.3f} s"])
        rows.append([f"{label}: one file on standard input over {FILES}",
                     f"{piped.median('wall') / default.median('wall'):.2f}", f"{piped.median('wall'):.3f} s"])
        rows.append([f"{label}: peak memory, duplicates off", f"{off.peak():.0f} MiB", f"{default.peak():.0f} MiB with"])

    name, path = list(builds.items())[-1]
    # About 20 kB packed each.
    count = small_files * 80
    few = archives.make("few", count, FILES).warm()
    many = archives.make("many", count, small_files).warm()
    commands = [Command("few", question(path, few)), Command("many", question(path, many))]
    in_turn(commands, max(1, runs // 3))
    rows.append([
        f"{NAMES[name]}: {small_files:,} files of {many.packed / small_files / 1000:.0f} kB over {FILES}",
        f"{commands[1].median('wall') / commands[0].median('wall'):.2f}",
        f"{commands[1].median('wall'):.2f} s, {commands[0].median('wall'):.2f} s"])
    for archive in (few, many):
        archives.remove(archive.path)

    empty = f"{archives.folder}/empty"
    open(empty, "w").close()
    for name, path in builds.items():
        start = Command("start", [path, "metrics", empty, "--quiet"])
        in_turn([start], 50)
        rows.append([f"{NAMES[name]}: start to end on an empty file", f"{1000 * start.median('wall'):.1f} ms",
                     f"{1000 * start.median('cpu'):.1f} ms CPU"])
    print("## Targets\n")
    print_table(["Measure", "Figure", "From"], rows)


def shapes(builds: dict[str, str], archives: Archives, events: int, runs: int) -> None:
    """The fastest build on archives of several shapes."""
    name, path = list(builds.items())[-1]
    kinds = [
        ("as it is", FILES, []),
        ("one file of one member", 1, []),
        ("many files", max(FILES, events // 100), []),
        ("forty tags", FILES, ["--tags", "40"]),
        ("spaces after colons and commas", FILES, ["--pretty"]),
        ("packed least, gzip -1", FILES, ["--compression-level", "1"]),
        ("packed most, gzip -9", FILES, ["--compression-level", "9"]),
        ("not packed", FILES, ["--compression-level", "0"]),
        ("fifty recipients", FILES, ["--recipients", "50"]),
        ("one copy in five", FILES, ["--duplicates", "0.2"]),
    ]
    commands, made = [], []
    for label, files, options in kinds:
        archive = archives.make("shape-" + label.replace(" ", "-").replace(",", ""), events, files, *options).warm()
        commands.append(Command(label, question(path, archive)))
        made.append(archive)
    in_turn(commands, runs)
    rows = []
    for command, archive in zip(commands, made):
        wall, cpu = command.median("wall"), command.median("cpu")
        rows.append([
            command.label, f"{len(archive.files):,}", f"{archive.plain / 1e6:,.0f}", f"{archive.packed / 1e6:,.0f}",
            f"{wall:.3f} s", f"{archive.plain / wall / 1e6:,.0f}", f"{archive.plain / cpu / 1e6:,.0f}"])
    print(f"## Shapes of archives\n\n{events:,} events each; {NAMES[name]}.\n")
    print_table(["Shape", "Files", "MB inflated", "MB packed", "Time", "MB/s", "MB/s per core"], rows)
    for archive in made:
        archives.remove(archive.path)
