"""Runs a command, and says whether it kept within 150 MiB of memory."""
import resource
import subprocess
import sys

status = subprocess.run(sys.argv[1:]).returncode
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
print("at most 150 MiB of memory" if peak <= 150 else f"{peak} MiB of memory", flush=True)
sys.exit(status)
