"""`coherekit serve` and `python -m cohere_local`: from start to signal, and one clear line for what is wrong."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from cohere_local import main as serve
from coherekit.__main__ import main
from tests.support.local_api import AUTHORIZED, create_dataset
from tests.support.paths import ROOT

pytestmark = pytest.mark.timeout(60)

MODULE = ("cohere_local",)
COHEREKIT = ("coherekit", "serve")


def start(*arguments: str, command: tuple[str, ...] = MODULE) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    whole = [sys.executable, "-m", *command, *arguments]
    return subprocess.Popen(whole, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@contextmanager
def served(*arguments: str, command: tuple[str, ...] = MODULE) -> Iterator[httpx.Client]:
    """A client of a server in a process of its own, which has to end without a word."""
    with start("--port", "0", *arguments, command=command) as process:
        try:
            with httpx.Client(base_url=address(process), headers=AUTHORIZED) as client:
                yield client
        finally:
            process.terminate()
            rest = process.communicate(timeout=20)
    if sys.platform != "win32":
        assert (process.returncode, *rest) == (0, "", "")


def address(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    match = re.fullmatch(r"cohere_local listening on (http://127\.0\.0\.1:\d+)\n", process.stdout.readline())
    assert match is not None
    return match[1]


@pytest.mark.skipif(sys.platform == "win32", reason="a child there gets no SIGINT or SIGTERM of its own")
@pytest.mark.parametrize(("command", "number"), [(MODULE, signal.SIGINT), (COHEREKIT, signal.SIGTERM)])
def test_the_command_serves_until_a_signal_ends_it(command: tuple[str, ...], number: signal.Signals) -> None:
    with (
        start("--port", "0", "--key", "the-key", command=command) as process,
        httpx.Client(base_url=address(process), headers={"Authorization": "Bearer the-key"}) as client,
    ):
        assert client.get("/v1/models").status_code == 200
        # Far longer than what the sockets hold, and not read: the reply is under way until it is cut off.
        with client.stream("POST", "/v1/chat", json={"message": "word " * 200_000, "stream": True}) as reply:
            assert reply.status_code == 200
            process.send_signal(number)
            rest, complaints = process.communicate(timeout=20)
    assert (process.returncode, rest, complaints) == (0, "", "")


def test_every_option_is_heard(tmp_path: Path) -> None:
    options = ("--key", "some-key", "--latency", "5", "--rate-limit", "2/min", "--seed", "3", "--state", str(tmp_path))
    with served(*options, command=COHEREKIT) as client:
        assert client.get("/v1/models", headers={"Authorization": "Bearer wrong"}).status_code == 401
        dataset = create_dataset(client)
        assert client.get("/v1/models").status_code == 200
        refused = client.get("/v1/models")
        assert (refused.status_code, int(refused.headers["retry-after"]) > 50) == (429, True)
    with served("--state", str(tmp_path)) as client:
        assert client.get(f"/v1/datasets/{dataset}").status_code == 200


def test_a_recording_is_replayed_by_the_command(tmp_path: Path) -> None:
    file = str(tmp_path / "cassette.jsonl")
    body = {"model": "m", "stream": True, "messages": [{"role": "user", "content": "hi"}]}
    with served() as upstream, served("--record", file, "--upstream", str(upstream.base_url)) as recorder:
        told = recorder.post("/v2/chat", json=body)
        assert told.status_code == 200
    with served("--replay", file) as client:
        again = client.post("/v2/chat", json=body)
    assert (again.content, again.headers["x-request-id"]) == (told.content, told.headers["x-request-id"])
    assert "some-key" not in Path(file).read_text()


def test_a_taken_port_is_one_clear_line(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert serve(["--port", port]) == 1
    output, complaints = capsys.readouterr()
    assert (output, complaints.count("\n")) == ("", 1)
    assert port in complaints
    assert "--port" in complaints


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--state", "FILE"], "File exists"),
        (["--state", "FOLDER"], "not a database"),
        (["--replay", "FILE"], "line 1 is no recorded exchange"),
        (["--replay", "NONE"], "No such file"),
        (["--record", "FOLDER"], "Is a directory"),
    ],
)
def test_a_file_that_cant_be_used_is_one_clear_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: list[str], says: str
) -> None:
    (tmp_path / "FILE").write_text("nonsense")
    (tmp_path / "FOLDER").mkdir()
    (tmp_path / "FOLDER" / "state.sqlite").write_bytes(b"nonsense" * 100)
    option, name = options
    assert serve(["--port", "0", option, str(tmp_path / name)]) == 1
    output, complaints = capsys.readouterr()
    assert (output, complaints.count("\n")) == ("", 1)
    assert says in complaints


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--port", "70000"], "'70000' is not a port"),
        (["--latency", "-1"], "'-1' is not a number of milliseconds"),
        (["--rate-limit", "0"], "'0' is not a number of requests a minute"),
        (["--record", "a", "--replay", "b"], "not allowed with"),
    ],
)
def test_an_option_that_makes_no_sense_is_told(
    capsys: pytest.CaptureFixture[str], options: list[str], says: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        serve(options)
    assert ended.value.code == 2
    assert says in capsys.readouterr().err


def test_coherekit_has_one_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    assert "coherekit serve" in capsys.readouterr().out
    assert main(["swerve"]) == main([]) == 2
    assert "coherekit serve" in capsys.readouterr().err
    with pytest.raises(SystemExit) as ended:
        main(["serve", "--help"])
    assert ended.value.code == 0
    assert "--rate-limit" in capsys.readouterr().out


@pytest.mark.parametrize(("command", "name"), [(MODULE, "cohere_local"), (COHEREKIT, "coherekit")])
def test_a_missing_extra_is_one_clear_line(command: tuple[str, ...], name: str) -> None:
    script = (
        "import runpy, sys, importlib.util as u\n"
        "found = u.find_spec\n"
        "u.find_spec = lambda name, package=None: None if name == 'starlette' else found(name, package)\n"
        f"sys.argv = {['x', *command[1:]]!r}\n"
        f"runpy.run_module({command[0]!r}, run_name='__main__')\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"{name}: cohere_local needs starlette: pip install 'coherekit[local]'\n"
