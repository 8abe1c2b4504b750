"""The spec that cohere_api was made from, as the package carries it."""

from __future__ import annotations

import json
from pathlib import Path

import cohere_api
from codegen.generate.read.operations import normalise

from tests.support.decoded import Package

DOCUMENT = json.loads(Path(cohere_api.__file__).with_name("openapi.json").read_text(encoding="utf-8"))
NORMALISED = normalise(DOCUMENT, "openapi.json")
PACKAGE = Package(cohere_api, NORMALISED["components"])
