"""What `wait(progress=True)` shows on standard error, by rich, which is imported only then."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from .._extras import import_extra
from ..errors import ValidationError

if TYPE_CHECKING:
    from .polling import Polled

Observe = Callable[["Polled"], None]


@contextmanager
def show_progress(shown: bool) -> Generator[Observe, None, None]:
    """Give a function to call after each poll. Raises ValidationError where rich is needed and missing."""
    if not shown:
        yield lambda polled: None
        return
    import_extra("rich.console", "progress", "progress=True", ValidationError)
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    texts = [TextColumn(f"{{task.{name}}}", markup=False) for name in ("description", "fields[counts]")]
    display = Progress(
        texts[0],
        BarColumn(),
        texts[1],
        TimeElapsedColumn(),
        console=Console(stderr=True),
        # What the program prints meanwhile stays on the stream that it was printed to.
        redirect_stdout=False,
        redirect_stderr=False,
    )
    bar = display.add_task("", total=None, counts="")

    def show(polled: Polled) -> None:
        display.update(bar, description=str(polled.state))
        # A total of 0 is one that is not known yet.
        if isinstance(polled.count, int) and isinstance(polled.total, int) and polled.total > 0:
            counts = f"{polled.count}/{polled.total}"
            display.update(bar, completed=polled.count, total=polled.total, counts=counts)
        # Only now is it sure that there is something to wait for.
        display.start()

    try:
        yield show
    finally:
        if display.live.is_started:
            display.stop()
