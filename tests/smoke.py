"""Puts an installed `duibiao` to work: smoke.py PATH_OF_DUIBIAO, run outside the checkout by .ci/run."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pexpect

NOTICE = """平湖市民政局2023年工作总结

一、社会救助
全年新增低保对象120人，发放救助金3600万元。
"""


def main(program: str) -> None:
    """Runs the commands on a small report and looks at the app in a pseudo-terminal; raises where one fails."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        report = folder / "平湖市民政局2023.txt"
        report.write_text(NOTICE, encoding="utf-8")
        environment = {**os.environ, "DUIBIAO_LIBRARY": str(folder / "library"), "XDG_STATE_HOME": place}

        def run(*arguments: str) -> str:
            done = subprocess.run(
                [program, *arguments], env=environment, cwd=place, capture_output=True, encoding="utf-8", check=False
            )
            assert done.returncode == 0, (arguments, done.returncode, done.stdout, done.stderr)
            return done.stdout

        reading = json.loads(run("inspect", str(report), "--json"))
        assert reading["report"]["region"]["name"] == "平湖市", reading["report"]
        assert {indicator["value"] for indicator in reading["indicators"]} >= {120.0, 36_000_000.0}, reading
        assert "平湖市" in run("load", str(report))
        assert "平湖市" in run("list")
        found = json.loads(run("search", "救助金", "region:平湖", "--json"))
        assert [hit["region"] for hit in found["hits"]] == ["平湖市"], found
        assert "3600" in run("search", "jiuzhujin")
        assert '"_index"' in run("export", "--bulk")
        run("check")

        # A library that is not there yet: the app loads the bundled reports into it before it shows them.
        first = {**environment, "DUIBIAO_LIBRARY": str(folder / "first"), "TERM": "xterm-256color"}
        app = pexpect.spawn(program, env=first, cwd=place, dimensions=(40, 120), encoding="utf-8", timeout=60)
        # The regions are named while they are still being loaded, the domains only when all is there.
        app.expect("养老服务")
        app.send("q")
        app.expect(pexpect.EOF)
        app.close()
        assert app.exitstatus == 0, (app.exitstatus, app.signalstatus)
        assert len(json.loads(subprocess.check_output([program, "list", "--json"], env=first))) == 5
    sys.stdout.write("the installed package works\n")


if __name__ == "__main__":
    main(sys.argv[1])
