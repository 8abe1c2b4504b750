"""Tools and typed replies; lines that end in `# error` must not pass."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypedDict, assert_type

import attrs
import pydantic

import coherekit
from coherekit import (
    AsyncClientV2,
    ChatResponseV2,
    Client,
    ClientV2,
    FunctionTool,
    ParsedChatResponseV2,
    ToolRun,
    ToolStep,
)


@dataclass
class Film:
    title: str


@attrs.define
class Book:
    title: str


class Song(TypedDict):
    title: str


class Play(pydantic.BaseModel):
    title: str


@coherekit.tool
def find(title: str, year: int = 2000) -> Film:
    """Find a film."""
    return Film(f"{title} {year}")


@coherekit.tool(name="look", strict=True)
async def look(title: str) -> Book:
    """Look for a book."""
    return Book(title)


def output(co: ClientV2) -> None:
    film = co.chat(model="m", messages=[{"role": "user", "content": "q"}], output_type=Film)
    assert_type(film, ParsedChatResponseV2[Film])
    assert_type(film.parsed.title, str)
    assert_type(co.chat(model="m", messages=[]), ChatResponseV2)
    assert_type(co.chat(model="m", messages=[], temperature=0.5, output_type=Book).parsed, Book)
    assert_type(co.chat(model="m", messages=[], output_type=Song).parsed["title"], str)
    assert_type(co.chat(model="m", messages=[], output_type=Play).parsed, Play)
    film.parsed.name  # error
    co.chat(model="m", messages=[]).parsed  # error
    co.chat(model="m", output_type=Film)  # error
    co.chat(model="m", messages=[], output_type=Film("a film"))  # error
    co.chat(model="m", messages=[], output_type="Film")  # error
    co.chat(model="m", messages=[], output_typ=Film)  # error
    co.chat(model="m", messages=[], output_type=Film, temprature=0.5)  # error
    co.chat(model="m", messages=[], output_type=Film, temperature="high")  # error
    co.chat(model="m", messages=["a question"], output_type=Film)  # error
    co.chat_stream(model="m", messages=[], output_type=Film)  # error


def output_of_v1(co: Client) -> None:
    assert_type(co.chat(message="q", output_type=Film).parsed, Film)
    assert_type(co.v2.chat(model="m", messages=[], output_type=Film).parsed, Film)
    co.chat(output_type=Film)  # error
    co.chat(message="q", output_type=Film, messages=[])  # error


async def output_async(co: AsyncClientV2) -> None:
    assert_type((await co.chat(model="m", messages=[], output_type=Song)).parsed, Song)
    assert_type(await co.run_tools(model="m", messages=[], tools=[find, look]), ToolRun)


def show(step: ToolStep) -> None:
    print(step.outcomes[0].value, step.outcomes[0].error)


def tools(co: ClientV2) -> None:
    assert_type(find("a", year=1999), Film)
    find(1)  # error
    find("a", 1, 2)  # error
    run = co.run_tools(
        model="m", messages=[{"role": "user", "content": "q"}], tools=[find], on_step=show, temperature=0.5
    )
    assert_type(run.reply, ChatResponseV2)
    co.chat(model="m", messages=[*run.messages, {"role": "user", "content": "and?"}], tools=[find])
    anything: list[FunctionTool[..., Any]] = [find]
    co.run_tools(model="m", messages=[], tools=anything)
    co.run_tools(messages=[], tools=[find])  # error
    co.run_tools(model="m", messages=[], tools=[print])  # error
    co.run_tools(model="m", messages=[], tools=[find], steps=3)  # error
    co.run_tools(model="m", messages=[], tools=[find], max_steps="3")  # error
    co.run_tools(model="m", messages=[], tools=[find], on_step=find)  # error
    coherekit.tool(find, nam="a")  # error
