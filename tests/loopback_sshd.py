"""A real SSH server on loopback with a port, keys and configuration of its own."""

import getpass
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

SSHD = shutil.which("sshd", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
SSH = shutil.which("ssh")
KEYGEN = shutil.which("ssh-keygen")

_CONFIGURATION = """\
ListenAddress 127.0.0.1
Port {port}
HostKey {folder}/host_key
AuthorizedKeysFile {folder}/client_key.pub
PidFile none
UsePAM no
StrictModes no
PermitRootLogin yes
PasswordAuthentication no
KbdInteractiveAuthentication no
PrintMotd no
"""


@dataclass(frozen=True, slots=True)
class Server:
    """A running server and the folder of its keys."""

    port: int
    folder: Path

    def command(self, remote: Sequence[str]) -> list[str]:
        """The client's command line for a remote command in a terminal of its own."""
        options = {
            "IdentityFile": self.folder / "client_key",
            "UserKnownHostsFile": self.folder / "known_hosts",
            "StrictHostKeyChecking": "no",
            "IdentitiesOnly": "yes",
            "LogLevel": "ERROR",
        }
        flags = [flag for name, value in options.items() for flag in ("-o", f"{name}={value}")]
        target = f"{getpass.getuser()}@127.0.0.1"
        return [str(SSH), "-F", "none", "-tt", "-p", str(self.port), *flags, target, *remote]


@contextmanager
def serving(folder: Path) -> Iterator[Server]:
    """A server that runs until the block is left."""
    for name in ("host_key", "client_key"):
        subprocess.run([str(KEYGEN), "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)], check=True)
    port = _free_port()
    (folder / "sshd_config").write_text(_CONFIGURATION.format(port=port, folder=folder), encoding="utf-8")
    if os.geteuid() == 0:
        # Started by root, sshd separates its privileges into this folder.
        Path("/run/sshd").mkdir(exist_ok=True)
    with (folder / "sshd.log").open("wb") as log:
        server = subprocess.Popen([str(SSHD), "-D", "-e", "-f", str(folder / "sshd_config")], stderr=log)
        try:
            _wait_for(port, server, folder / "sshd.log")
            yield Server(port, folder)
        finally:
            server.terminate()
            server.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int, server: "subprocess.Popen[bytes]", log: Path) -> None:
    for _ in range(200):
        if server.poll() is not None:
            break
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError(log.read_text(encoding="utf-8", errors="replace"))
