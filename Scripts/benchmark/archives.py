"""Archives made by eventgen, kept under .build-bench."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass
class Archive:
    path: str
    events: int
    plain: int
    packed: int

    @property
    def files(self) -> list[str]:
        """All its objects, sorted."""
        if os.path.isfile(self.path):
            return [self.path]
        return sorted(str(path) for path in Path(self.path).rglob("*") if path.is_file())

    def warm(self) -> "Archive":
        """Reads it once, so that no run waits for the disk."""
        for file in self.files:
            with open(file, "rb", buffering=0) as stream:
                while stream.read(1 << 20):
                    pass
        return self


class Archives:
    def __init__(self, eventgen: str, folder: str = ".build-bench"):
        self.eventgen = eventgen
        self.folder = folder

    def make(self, name: str, events: int, files: int, *options: str) -> Archive:
        """The archive of that name, made if it is not there; the same options give the same bytes."""
        path = f"{self.folder}/{name}-{events}-{files}"
        manifest = Path(f"{path}.json")
        arguments = [self.eventgen, "--events", str(events), "--files", str(files), *options, "-o", path]
        # What was made otherwise, or only in part, is made anew.
        made = json.loads(manifest.read_text()) if manifest.exists() else {}
        if made.get("arguments") != arguments[1:]:
            print(f"bench: making {path}", file=sys.stderr, flush=True)
            self.remove(path)
            os.makedirs(self.folder, exist_ok=True)
            output = subprocess.run(arguments, check=True, capture_output=True, text=True).stdout
            made = json.loads(output) | {"arguments": arguments[1:]}
            manifest.write_text(json.dumps(made))
        return Archive(path, events, made["plainBytes"], made["packedBytes"])

    def concatenated(self, archive: Archive) -> Archive:
        """All objects of an archive in one file, of as many gzip members."""
        path = f"{archive.path}.one.gz"
        if not os.path.exists(path) or os.path.getsize(path) != archive.packed:
            with open(path, "wb") as one:
                for file in archive.files:
                    with open(file, "rb") as part:
                        shutil.copyfileobj(part, one, 1 << 20)
        return Archive(path, archive.events, archive.plain, archive.packed)

    def remove(self, path: str) -> None:
        Path(f"{path}.json").unlink(missing_ok=True)
        shutil.rmtree(path, ignore_errors=True)
        Path(path).unlink(missing_ok=True) if os.path.isfile(path) else None
