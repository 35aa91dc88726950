"""What is made ready for later: nothing at launch, every screen that opens by a key once the session rests."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
READY = """
import sys, threading
import tui.app, tui.screens.browse.screen
from tui.readying import get_ready

def screens():
    return {path for path in sys.modules if path.startswith("tui.screens.")}

before = screens()
get_ready()
for thread in threading.enumerate():
    if thread is not threading.current_thread():
        thread.join()
print(*sorted(screens() - before))
"""


def test_the_screens_that_keys_open_come_after_the_launch():
    done = subprocess.run([sys.executable, "-c", READY], cwd=ROOT, capture_output=True, text=True, check=True)
    ready = set(done.stdout.split())
    names = ("measures", "ranking", "years", "promises", "search", "kindred", "taking", "bookmarks", "help")
    assert {f"tui.screens.{name}" for name in names} <= ready
