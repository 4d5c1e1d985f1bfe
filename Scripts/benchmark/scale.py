"""Cost per event and memory, from few events to many."""

from .archives import Archives
from .measure import Command, in_turn
from .tables import FILES, NAMES, print_table, question

SIZES = [100_000, 1_000_000, 5_000_000, 20_000_000, 50_000_000]
# Small records, so that fifty million have room on a disk.
OPTIONS = ["--types", "Delivery", "--recipients", "1", "--campaigns", "1", "--compression-level", "6"]


def run(builds: dict[str, str], archives: Archives, largest: int) -> None:
    """One row a size; each archive is removed when it has been read."""
    name, path = list(builds.items())[-1]
    rows = []
    base = None
    for events in [size for size in SIZES if size <= largest]:
        archive = archives.make("scale", events, FILES, *OPTIONS).warm()
        default = Command("default", question(path, archive))
        off = Command("off", question(path, archive, "--deduplicate", "off"))
        in_turn([default, off], 1 if events > 5_000_000 else 3)
        cost = default.median("cpu") / events * 1e9
        if events >= 1_000_000:
            base = base or cost
        rows.append([
            f"{events:,}", f"{archive.plain / 1e6:,.0f}", f"{default.median('wall'):.2f} s", f"{cost:.0f} ns",
            f"{cost / base:.2f}" if base else "", f"{default.peak():.0f} MiB",
            f"{off.median('cpu') / events * 1e9:.0f} ns", f"{off.peak():.0f} MiB"])
        archives.remove(archive.path)
    print(f"## Scale\n\n{NAMES[name]}, `{' '.join(OPTIONS)}`, {FILES} files.\n")
    print_table(
        ["Events", "MB inflated", "Time", "CPU an event", "over 1 million's", "Peak memory", "Duplicates off: CPU",
         "Peak memory"], rows)
