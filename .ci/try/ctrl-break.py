"""Windows: Ctrl-Break ends a run as Ctrl-C does. ctrl-break.py PROGRAM"""
import signal
import subprocess
import sys

run = subprocess.Popen(
    [sys.argv[1], "sandbox", "--output", "json"],
    stdout=subprocess.PIPE,
    creationflags=subprocess.CREATE_NEW_PROCESS_GROUP,
)
for line in run.stdout:
    if line.rstrip() == b"}":
        break
run.send_signal(signal.CTRL_BREAK_EVENT)
code = run.wait(timeout=10)
assert code in (130, 143), f"Ctrl-Break ends the program with {code}"
print(f"ok: Ctrl-Break ends the program with {code}")
