"""What the app holds in memory after somebody has browsed and searched in the large library."""

import tempfile
from pathlib import Path

from figures import say
from pty_session import PROGRAM, Session, environment
from queries import TYPED

LIMIT = 250
_BROWSING = ("r", *"jjjjjjjjjj", "\r", "\x1b[6~", "d", *"jjjj", "r", "G", "k", "\r", "g")


def memory(library: Path) -> None:
    """Browses, searches, and asks the kernel."""
    with tempfile.TemporaryDirectory() as place:
        env = environment(DUIBIAO_LIBRARY=str(library), DUIBIAO_STATE=f"{place}/state")
        with Session(PROGRAM, env=env, columns=120, rows=40) as session:
            session.settle(1.0)
            opened = resident(session.pid)
            for key in _BROWSING:
                session.press(key)
                session.settle(0.2)
            browsed = resident(session.pid)
            session.press("/")
            session.settle()
            for query in (*TYPED["words"][:12], *TYPED["pinyin"][:6]):
                session.press(query)
                session.settle()
                session.press("\x15")
                session.settle(0.2)
            searched = resident(session.pid)
    say(
        f"memory: {searched['VmRSS']:.0f} MB resident after browsing and searching (at most {LIMIT} MB): "
        f"{searched['RssAnon']:.0f} MB its own, {searched['RssFile']:.0f} MB of files that the kernel may drop; "
        f"{opened['VmRSS']:.0f} MB once open, {browsed['VmRSS']:.0f} MB after browsing"
    )


def resident(pid: int) -> dict[str, float]:
    """The kernel's account of a process, in megabytes."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    fields = dict(line.split(":", 1) for line in lines)
    return {name: int(fields[name].split()[0]) / 1024 for name in ("VmRSS", "RssAnon", "RssFile")}
