"""Judges what the tools said: `sesstat` against all that is right, the others against the count alone."""

import csv
import json
import os

from processes import Outcome

# MiB, above which a cell is wrong whatever it says.
MEMORY = 150
# MiB, above which the table says what another tool took.
TELLING = 1024


def is_faulty(row: dict) -> bool:
    """Whether there is something to tell of an input."""
    return bool(row["rejected"] or row["damage"])


def rival(outcome: Outcome, row: dict, speaks: bool) -> str:
    """A cell of the table. Bold is a wrong count with exit status 0 and without a word.

    A tool that speaks does so on standard error; what packages print there is said whatever they read.
    """
    said = speaks and bool(outcome.errors)
    numbers = outcome.output.split()
    count = int(numbers[-1]) if numbers and numbers[-1].isdigit() else None
    right = count == row["counted"] or count in row["also"]
    faulty = is_faulty(row)
    if outcome.status is None:
        cell = "no end"
    elif outcome.failed:
        cell = f"{count:,}, error" if count else "stops"
    elif count is None:
        cell = "**nothing**"
    elif right:
        # Who counts the record that others reject has nothing to tell.
        told = not faulty or count in row["also"] or said
        cell = "ok" if told else f"{count:,}, untold"
    elif count in row["other"]:
        cell = f"{count:,}"
    else:
        cell = f"{count:,}, told" if said else f"**{count:,}**"
    if outcome.memory > TELLING:
        cell += f" in {outcome.memory / 1024:.1f} GiB"
    return cell


def sesstat_command(sesstat: str, file: str, folder: str) -> list[str]:
    return [sesstat, "metrics", file, "--period", "1d", "--quiet", "-o", f"{folder}/output.csv", "--summary",
            f"{folder}/summary.json", "--quarantine", f"{folder}/quarantine.ndjson"]


def sesstat(outcome: Outcome, row: dict, folder: str) -> tuple[str, list[str]]:
    """A cell of the table, and what is wrong with it."""
    wrong: list[str] = []

    def expect(what: str, found: object, wanted: object) -> None:
        if found != wanted:
            wrong.append(f"{what} is {found}, not {wanted}")

    expect("exit status", outcome.status, 1 if is_faulty(row) else 0)
    if outcome.memory > MEMORY:
        wrong.append(f"peak memory is {outcome.memory:.0f} MiB")
    if not all(os.path.exists(f"{folder}/{name}") for name in ["output.csv", "summary.json", "quarantine.ndjson"]):
        return "nothing", wrong + ["a file that was asked for is not there", outcome.errors[:500]]
    summary = json.load(open(f"{folder}/summary.json"))
    with open(f"{folder}/output.csv", newline="") as file:
        counted = sum(int(line["Sum"]) for line in csv.DictReader(file))
    with open(f"{folder}/quarantine.ndjson") as file:
        places = [json.loads(line) for line in file]
    expect("sum of the datapoints", counted, row["counted"])
    for name in ["counted", "duplicate"]:
        expect(name, summary[name], row[name])
    if row["rejected"] is not None:
        expect("rejected", summary["rejected"], row["rejected"])
    expect("damage", [damage["code"] for damage in summary["damaged"]], row["damage"])
    expect("records set aside", len(places), sum(summary["rejected"].values()))
    for place in places:
        if place["input"] != row["path"] or "line" not in place or "offset" not in place:
            wrong.append(f"a record was set aside without its place: {place}")
    return ("ok" if not wrong else f"{counted:,}"), wrong
