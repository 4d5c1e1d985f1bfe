"""Runs a command, and says whether it kept within 150 MiB of memory; a sanitizer's own memory is not held against it."""
import os
import resource
import subprocess
import sys

status = subprocess.run(sys.argv[1:]).returncode
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
is_measured = "SESSTAT_TESTS_SANITIZED" not in os.environ
print("at most 150 MiB of memory" if peak <= 150 or not is_measured else f"{peak} MiB of memory", flush=True)
sys.exit(status)
