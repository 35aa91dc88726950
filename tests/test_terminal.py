"""The app and the terminal: whom it refuses, how it leaves, and that no report reaches past the screen."""

import re
import signal
from pathlib import Path

import pytest
from handmade import Heading, Stated, build
from in_process import run
from pty_session import PROGRAM, Session, environment, to_the_last_report

from store import Library
from store.models import Region, Tense

RESTORED = {"the main screen": "\x1b[?1049l", "the cursor": "\x1b[?25h", "line wrapping": "\x1b[?7h"}
MOUSE_OFF = "\x1b[?1000l"


@pytest.fixture
def places(small_library: Library, tmp_path: Path) -> dict[str, str]:
    """The environment of an app over the small library."""
    return {"DUIBIAO_LIBRARY": str(small_library.folder), "DUIBIAO_STATE": str(tmp_path / "state")}


def opened(places: dict[str, str], *arguments: str, **changes: str) -> Session:
    session = Session([*PROGRAM, *arguments], env=environment(**places, **changes))
    session.wait_for("养老服务")
    return session


# who is refused


@pytest.mark.parametrize("stream", ["stdin", "stdout", "stderr"])
def test_a_pipe_is_refused_with_a_sentence(places: dict[str, str], stream: str):
    words = " ".join(PROGRAM)
    redirected = {"stdin": f"echo | {words}", "stdout": f"{words} | cat >{{}}", "stderr": f"{words} 2>{{}}"}[stream]
    told = Path(places["DUIBIAO_STATE"]).parent / "told"
    script = f"set -o pipefail; {redirected.format(told)}"
    with Session(["bash", "-c", script], env=environment(**places)) as session:
        assert session.wait_for_end() == 2
        said = session.text() + (told.read_text(encoding="utf-8") if told.exists() else "")
    assert "终端" in said
    assert "\x1b[?1049h" not in session.received.decode() + said


@pytest.mark.parametrize("term", ["dumb", "unknown"])
def test_a_dumb_terminal_is_refused_with_a_sentence(places: dict[str, str], term: str):
    with Session(PROGRAM, env=environment(**places, TERM=term)) as session:
        assert session.wait_for_end() == 2
        assert f"TERM={term}" in session.text()
    assert "\x1b" not in session.received.decode()


# how it leaves


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_restores_the_terminal(places: dict[str, str], number: signal.Signals):
    with opened(places, "--mouse") as session:
        assert "\x1b[?1000h" in session.received.decode()
        session.signal(number)
        assert session.wait_for_end() == 0
        received = session.received.decode()
    assert [what for what, sequence in RESTORED.items() if sequence not in received] == []
    assert MOUSE_OFF in received


def test_the_mouse_is_off_unless_asked_for(places: dict[str, str]):
    with opened(places) as session:
        session.press("q")
        assert session.wait_for_end() == 0
    assert "\x1b[?1000h" not in session.received.decode()


@pytest.mark.parametrize("shell", ["exec {}", "trap '' HUP; exec {}"], ids=["hung up", "hung up under nohup"])
def test_a_terminal_that_goes_away_ends_the_app_and_keeps_the_place(places: dict[str, str], shell: str):
    command = ["sh", "-c", shell.format(" ".join(PROGRAM))]
    with Session(command, env=environment(**places)) as session:
        session.wait_for("养老服务")
        to_the_last_report(session)
        session.hang_up()
        assert session.process.wait() == 0
    with opened(places) as session:
        session.wait_for("绍兴市 2022 ·")


def test_keys_that_arrive_together_are_taken_one_after_the_other(places: dict[str, str]):
    with opened(places) as session:
        session.press("1f养老\r")
        session.wait_for("1/1")
        session.press("?")
        session.wait_for(lambda text: "1/1" not in text)
        session.press("\x1b")
        session.wait_for("1/1")
        session.press("q")
        assert session.wait_for_end() == 0


def test_a_search_typed_in_one_go_opens_what_it_finds(places: dict[str, str]):
    with opened(places) as session:
        session.press("/护理型\r")
        session.wait_for("检索 护理型 · 第 1/")
        session.press("n")
        session.wait_for("检索 护理型 · 第 2/")
        session.press("qqq")
        assert session.wait_for_end() == 0


@pytest.mark.parametrize(
    "changes",
    [
        {"NO_COLOR": "1"},
        {"TERM": "xterm"},
        {"TERM": "linux"},
        {"TERM": "vt100"},
        {"TERM": ""},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "gbk"},
    ],
    ids=["no colour", "xterm", "linux", "vt100", "no TERM", "ascii", "gbk"],
)
def test_poor_terminals_and_locales_show_the_same(places: dict[str, str], changes: dict[str, str]):
    with opened(places, **changes) as session:
        to_the_last_report(session)
        session.press("q")
        assert session.wait_for_end() == 0


def test_bytes_of_another_encoding_are_no_keys_and_no_crash(places: dict[str, str]):
    with opened(places) as session:
        session.send("养老".encode("gbk"))
        session.settle()
        session.press("?")
        session.wait_for("按键")
        session.press("\x1b")
        session.settle()
        session.press("q")
        assert session.wait_for_end() == 0


def test_the_keyboard_protocol_that_eats_chinese_stays_off(places: dict[str, str]):
    with opened(places) as session:
        session.press("q")
        session.wait_for_end()
    assert not re.search(r"\x1b\[>\d+u", session.received.decode())


# what reports may not do

ESCAPES = "\x1b]0;题\x07\x1b]52;c;eA==\x07\x1b[2J\x1b[31m\x9b31m\x08\x7f\u202e\u2066\u200b"
MARKUP = "[bold red]红[/bold red][/附件][link=http://example.com]"
HOSTILE = f"龙游县民政局{ESCAPES}{MARKUP}2022年总结\n\n一、养老{ESCAPES}{MARKUP}服务\n助餐点{ESCAPES}{MARKUP}35个。\n"
ACTING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture
def hostile_file(tmp_path: Path) -> Path:
    file = tmp_path / f"龙游县{ESCAPES.replace('/', '')}[bold]2022.txt"
    file.write_text(HOSTILE, encoding="utf-8")
    return file


@pytest.fixture
def hostile_library(tmp_path: Path, hostile_file: Path) -> Path:
    """A library whose report has what a terminal would act on wherever text can be."""
    nasty = ESCAPES + MARKUP
    reading = build(
        HOSTILE,
        region=Region("330825", f"龙游县{nasty}", ("浙江省", f"衢州市{nasty}", f"龙游县{nasty}")),
        agency=f"民政局{nasty}",
        title=f"总结{nasty}",
        name=hostile_file.name,
        headings=(Heading("一、养老", f"养老{nasty}服务", 1, ("eldercare",)),),
        stated=(Stated(f"助餐点{nasty}35个", "35", f"助餐点{nasty}", f"个{nasty}", "eldercare", Tense.ACHIEVED),),
    )
    library = Library.create(tmp_path / "library")
    with library.writer() as writer:
        writer.put(reading)
    return library.folder


@pytest.mark.parametrize(
    "arguments",
    [
        ("inspect", "FILE"),
        ("load", "FILE", "--library", "OTHER"),
        ("load", "FILE", "FILE.pdf", "--library", "OTHER"),
        ("list", "--library", "LIBRARY"),
        ("remove", "龙游", "--library", "LIBRARY"),
        ("remove", "\x1b[31m", "--library", "LIBRARY"),
        ("inspect", "FILE", "\x1b[31m"),
    ],
    ids=["inspect", "load", "load and refuse", "list", "remove", "remove nothing", "usage"],
)
def test_the_commands_print_text_and_nothing_else(
    hostile_file: Path, hostile_library: Path, arguments: tuple[str, ...]
):
    places = {"FILE": hostile_file, "FILE.pdf": f"{hostile_file}.pdf", "LIBRARY": hostile_library}
    places["OTHER"] = hostile_library.parent / "other"
    command = [str(places.get(argument, argument)) for argument in arguments]
    piped = run(*command)
    assert ACTING.findall(piped.stdout.replace("\t", "") + piped.stderr) == []
    with Session([*PROGRAM, *command], env=environment(), columns=200) as session:
        session.wait_for_end()
        received = session.received.decode()
    assert not dangerous(received)


def test_the_app_shows_text_and_nothing_else(hostile_library: Path, tmp_path: Path):
    places = {"DUIBIAO_LIBRARY": str(hostile_library), "DUIBIAO_STATE": str(tmp_path / "state")}
    with Session(PROGRAM, env=environment(**places), columns=160, rows=45) as session:
        session.wait_for("助餐点")
        session.press("\r")
        session.settle()
        assert "[bold red]" in session.text()
        session.press("q")
        session.settle()
        session.press("q")
        assert session.wait_for_end() == 0
        received = session.received.decode()
    assert not dangerous(received)
    assert "\x1b[2J" not in received


def dangerous(received: str) -> list[str]:
    """What no text of the report may put on the wire: titles, clipboard, red, links, stray controls, bidi marks."""
    sequences = re.findall(
        r"\x1b\][^\x07\x1b]*|\x1b\[31m|\x9b|\x08|\x7f|[\u200b-\u200f\u202a-\u202e\u2066-\u2069]", received
    )
    return [sequence for sequence in sequences if sequence]
