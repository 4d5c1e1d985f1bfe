"""What the figures were measured on."""

import datetime
import os
import subprocess


def describe(sesstat: str) -> str:
    """One line: day, processor, cores, load, and the versions of the tool's parts."""
    model = next(
        (line.split(":", 1)[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), "unknown")
    version = subprocess.run([sesstat, "--version"], capture_output=True, text=True, check=True).stdout
    parts = "; ".join(version.strip().splitlines()[1:])
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True).stdout.strip()
    cores = len(os.sched_getaffinity(0))
    load = os.getloadavg()[0]
    return (f"{datetime.date.today()}, `Scripts/bench` at {commit}; {model}, {cores} cores, load {load:.1f} before the run; "
            f"{parts}\n")
