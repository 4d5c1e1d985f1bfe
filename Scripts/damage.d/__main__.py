"""The command line of Scripts/damage-table, which says what it does."""

import argparse
import datetime
import json
import os
import subprocess
import sys

import rivals
import verdicts
from processes import note, own_peak, run


def packages(python: str) -> str:
    """Names and versions of what was installed for the table."""
    listed = subprocess.run([python, "-m", "pip", "list", "--format=freeze"], capture_output=True, text=True).stdout
    wanted = ("chdb==", "duckdb==", "polars==", "pyspark==")
    return ", ".join(line.replace("==", " ") for line in listed.splitlines() if line.startswith(wanted))


def main() -> None:
    parser = argparse.ArgumentParser(prog="Scripts/damage-table", add_help=False)
    for name in ["--sesstat", "--eventgen", "--work"]:
        parser.add_argument(name, required=True)
    parser.add_argument("--tool", action="append", default=[])
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    folder = os.path.abspath(options.work)

    maker = [sys.executable, os.path.join(os.path.dirname(__file__), "inputs.py")]
    made = subprocess.run(maker + [options.eventgen, folder, options.only], check=True, stdout=subprocess.PIPE)
    rows = json.loads(made.stdout)
    columns = {label: asked for tool in options.tool for label, asked in rivals.COLUMNS[tool].items()}

    lines, failures = [], []
    for row in rows:
        note(row["label"])
        for name in ["output.csv", "summary.json", "quarantine.ndjson"]:
            if os.path.exists(f"{folder}/{name}"):
                os.remove(f"{folder}/{name}")
        outcome = run(verdicts.sesstat_command(options.sesstat, row["path"], folder), folder)
        cell, wrong = verdicts.sesstat(outcome, row, folder)
        failures += [f"{row['label']}: {what}" for what in wrong]
        cells = [row["label"], row["text"], cell, f"{outcome.memory:.0f} MiB"]
        for asked in columns.values():
            outcome = run(rivals.command(asked, row["path"]), folder)
            cells.append(verdicts.rival(outcome, row, speaks=callable(asked)))
        lines.append(cells)
        os.remove(row["path"])

    versions = packages(sys.executable) if columns else ""
    print(f"{datetime.date.today()}, `Scripts/damage-table`; 2,000 events a file" + (f"; {versions}" if versions else ""))
    print()
    header = ["Input", "Right", "sesstat", "its peak", *columns]
    print("| " + " | ".join(header) + " |")
    print("|---|" + "--:|" * (len(header) - 1))
    for cells in lines:
        print("| " + " | ".join(cells) + " |")
    print(flush=True)
    if own_peak() > 100:
        failures.append("the script itself took so much memory that sesstat's cannot be told")
    for failure in failures:
        note(failure)
    sys.exit(1 if failures or not rows else 0)


main()
