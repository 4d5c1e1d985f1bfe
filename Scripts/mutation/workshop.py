"""The copy of the sources that the mutants live in."""

import hashlib
import re
import subprocess
from pathlib import Path

from . import sites as mutations
from .sites import Site

MODULES = ["Inflate", "Events", "Metrics"]
BELOW = {"Inflate": ["CChecksum"], "Events": ["CByteScan"], "Metrics": ["CByteScan", "Events"]}
FOLDER = Path(".build-mutants")
# Optimised, for the suites run as many times as there are mutants.
FLAGS = ["--package-path", str(FOLDER), "-c", "release", "-Xswiftc", "-enable-testing"]

MANIFEST = """// swift-tools-version: 6.2
import PackageDescription
let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]
let package = Package(
    name: "mutants",
    targets: [
        .systemLibrary(name: "CZlib", pkgConfig: "zlib"),
        .target(name: "CByteScan"), .target(name: "CChecksum"),
        .target(name: "Inflate", dependencies: ["CChecksum", "CZlib"], swiftSettings: settings),
        .target(name: "Events", dependencies: ["CByteScan"], swiftSettings: settings),
        .target(name: "Metrics", dependencies: ["Events"], swiftSettings: settings),
        .testTarget(name: "InflateTests", dependencies: ["CChecksum", "CZlib", "Inflate"], swiftSettings: settings),
        .testTarget(name: "EventsTests", dependencies: ["CByteScan", "Events"], swiftSettings: settings),
        .testTarget(name: "MetricsTests", dependencies: ["Events", "Metrics"], swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6]
)
"""
PLACE = re.compile(r"Sources/(\w+/[\w/+]+\.swift):(\d+):\d+: error:")


class Workshop:
    """A package of three modules and their tests, and which mutants are in it."""

    def __init__(self) -> None:
        FOLDER.mkdir(exist_ok=True)
        # What is in the copy; anything else goes.
        self._kept: set[Path] = set()
        self._put(FOLDER / "Package.swift", MANIFEST.encode())
        folders = [f"Sources/{name}" for name in ["CZlib", "CByteScan", "CChecksum"]]
        folders += [f"Tests/{name}Tests" for name in MODULES]
        # A test holds it against what the module says.
        folders.append("Sources/SESMetrics/SESMetrics.docc")
        for path in [path for folder in folders for path in sorted(Path(folder).rglob("*")) if path.is_file()]:
            self._put(FOLDER / path, path.read_bytes())

    @staticmethod
    def candidates() -> list[Site]:
        """Everything that could be broken."""
        found = []
        for module in MODULES:
            for path in sorted(Path("Sources", module).rglob("*.swift")):
                # Of the other inflater, which this build has not.
                if "#if ISAL" not in path.read_text():
                    found += mutations.find(module, str(path), path.read_text())
        return found

    def build(self, chosen: dict[int, Site]) -> dict[int, Site]:
        """Builds with these mutants, without those that the compiler does not take, and gives those that are in."""
        chosen = dict(chosen)
        # The tests last: they would be compiled anew each time that a module has changed.
        parts = [["--target", module] for module in MODULES] + [["--build-tests"]]
        while True:
            self._write(chosen)
            for part in parts:
                run = subprocess.run(
                    ["swift", "build", *part, *FLAGS], capture_output=True, text=True)
                if run.returncode != 0:
                    break
            else:
                return chosen
            bad = {culprit for path, line in PLACE.findall(run.stdout + run.stderr)
                   if (culprit := self._culprit(f"Sources/{path}", int(line) - 1, chosen)) is not None}
            if not bad:
                raise SystemExit("mutants: the build fails, and not by a mutant:\n" + (run.stdout + run.stderr)[-4000:])
            print(f"mutants: the compiler refuses {len(bad)}, building again", flush=True)
            for number in bad:
                del chosen[number]

    @staticmethod
    def tests() -> Path:
        """The program that runs the tests."""
        return FOLDER / ".build/release/mutantsPackageTests.xctest"

    @staticmethod
    def digest(module: str) -> str:
        """Tells the sources of a module, and of those that it is built on, from others."""
        digest = hashlib.sha256()
        for part in [*BELOW[module], module]:
            for path in sorted(path for path in Path("Sources", part).rglob("*") if path.is_file()):
                digest.update(f"{path}\n".encode() + path.read_bytes())
        return digest.hexdigest()[:16]

    @staticmethod
    def _culprit(path: str, line: int, chosen: dict[int, Site]) -> int | None:
        """The mutant that an error is about: the one on its line, or the last above it, as of a value that is not set."""
        above = [(site.line, number) for number, site in chosen.items() if site.path == path and site.line <= line]
        return max(above)[1] if above else None

    def _write(self, chosen: dict[int, Site]) -> None:
        for module in MODULES:
            mine = {number: site for number, site in chosen.items() if site.module == module}
            switch = mutations.SWITCH + "".join(
                mutations.declaration(number, site) for number, site in mine.items() if site.new)
            self._put(FOLDER / "Sources" / module / "Mutants.swift", switch.encode())
            for path in sorted(Path("Sources", module).rglob("*.swift")):
                here = {number: site for number, site in mine.items() if site.path == str(path)}
                self._put(FOLDER / path, mutations.apply(path.read_text(), here).encode())
        for path in [path for part in ["Sources", "Tests"] for path in Path(FOLDER, part).rglob("*")]:
            if path.is_file() and path not in self._kept:
                path.unlink()

    def _put(self, path: Path, content: bytes) -> None:
        self._kept.add(path)
        # What stays the same is not compiled again.
        if not path.exists() or path.read_bytes() != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
