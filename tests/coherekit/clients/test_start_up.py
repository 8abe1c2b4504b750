"""What is loaded when: the package alone, a client that is ready, and one that has had a reply."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.support.fake_api import Canned, FakeApi

READY = {
    "cohere_api": "clients resources resources.v2 runtime runtime.methods runtime.older_names runtime.problems",
    "coherekit": (
        "_version clients errors _callers _call _call.retry _call.steps _drivers _drivers.drivers _http"
        " _http.client_protocols _http.content_encoding _http.environment _http.exchange _http.failures"
        " _http.open_files _http.open_reply _http.pool _http.requests _http.stale_connections _port"
        " _port.bounded_body _port.exchange _settings _settings.addresses _settings.hooks _settings.options"
        " _settings.retry_budget _settings.timeouts"
    ),
}
"""The modules, beside those of Python itself, that a client which has sent nothing yet may have loaded."""


def loaded_by(code: str) -> set[str]:
    """The modules, beside those of Python itself, that code loads in a fresh interpreter, where warnings are errors."""
    code = f"import sys; own = {{*sys.modules}}\n{code}\nprint(*{{*sys.modules}} - own)"
    run = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True)
    assert run.stderr == ""
    modules = {module for module in run.stdout.split() if module.split(".")[0] not in sys.stdlib_module_names}
    # A part of sysconfig that is named after the platform: an older orjson loads zoneinfo, which asks for it.
    return {module for module in modules if not module.startswith("_sysconfigdata")}


def test_the_package_alone_loads_nothing_and_is_silent() -> None:
    assert loaded_by("import coherekit") == {"coherekit", "coherekit._version"}


@pytest.mark.parametrize("name", ["Client", "ClientV2", "AsyncClient", "AsyncClientV2"])
def test_a_ready_client_loads_neither_models_nor_the_http_library(name: str) -> None:
    allowed = {f"{package}.{module}" for package, modules in READY.items() for module in modules.split()}
    assert loaded_by(f"import coherekit; coherekit.{name}('k')") <= allowed | READY.keys()


def test_a_reply_loads_the_models_of_its_resource_and_of_other_packages_what_it_needs(api: FakeApi) -> None:
    api.replies.append(Canned(body={"tokens": [1], "token_strings": ["a"], "meta": {}}))

    loaded = loaded_by(
        f"import coherekit\nwith coherekit.ClientV2('k', base_url={api.url!r}) as co: co.tokenize(text='a', model='m')"
    )

    models = {module for module in loaded if module.startswith("cohere_api.models.")}
    assert models == {"cohere_api.models.shared", "cohere_api.models.tokenize"}
    others = {module.split(".")[0] for module in loaded - loaded_by("import httpx, httpcore; httpx.Client().close()")}
    assert others <= {"attr", "attrs", "cohere_api", "coherekit", "orjson"}
