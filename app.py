"""The front door: open the index, building it first if there is none, and serve the screen."""

from __future__ import annotations

import argparse
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from index.build import build
from index.config import load
from index.errors import IndexMissing, UserError
from index.progress import Bar

if TYPE_CHECKING:
    from assistant.serving import Serving
    from assistant.ui.shell import Tab


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until interrupted; 0 done, 1 the user must act."""
    parser = argparse.ArgumentParser(description="Serve the bilingual research assistant in the browser.")
    parser.add_argument("--sources", type=Path, help="folder of documents (the one that was indexed, or sources)")
    parser.add_argument("--index", type=Path, default=Path("var/index"), help="index folder (var/index)")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (127.0.0.1)")
    parser.add_argument("--port", type=int, default=7860, help="port to listen on (7860)")
    parser.add_argument("--accounts", type=Path, help="file of who may sign in; needed where others can reach the host")
    parser.add_argument("--chats", type=Path, default=Path("var/chats"), help="folder of conversations (var/chats)")
    parser.add_argument("--reports", type=Path, default=Path("var/reports"), help="folder of reports (var/reports)")
    parser.add_argument("--trash", type=Path, default=Path("var/trash"), help="where removed files go (var/trash)")
    options = parser.parse_args(arguments)
    try:
        serve(options)
    except UserError as error:
        print(f"{error.message}\n{error.remedy}", file=sys.stderr)
        return 1
    return 0


def serve(options: argparse.Namespace) -> None:
    """Open or build the index and serve; returns when interrupted."""
    from assistant.access import AccessConfig, access_to
    from assistant.conversations import Conversations

    access = access_to(options.host, options.accounts, load(AccessConfig, "access"))
    chats = Conversations(options.chats)
    chats.clear()
    serving = opened(options.sources or Path("sources"), options.index)
    # Never another folder by default: the next build would take what was indexed for removed.
    sources = options.sources or Path(serving.library.manifest.sources)
    serving.follow(threading.Event())  # as long as the process lives
    # gradio takes seconds to load: only after a build that may fail at once.
    from assistant.ui.library.tab import library_tab
    from assistant.ui.screen import build_screen, launch_options

    tabs = [library_tab(serving, sources, options.trash), evaluation(options.index, options.reports)]
    screen = build_screen(serving, chats, tabs, access)
    screen.launch(
        server_name=options.host,
        server_port=options.port,
        quiet=True,
        prevent_thread_lock=True,
        **launch_options(screen),
    )
    print(f"Serving on http://{options.host}:{options.port} — stop with Ctrl+C.", file=sys.stderr)
    _wait()


def evaluation(index: Path, reports: Path) -> Tab:
    """The evaluator's tab, over the index and the folder of ``reports``."""
    from eval.tab import evaluation_tab

    return evaluation_tab(index, reports)


def opened(sources: Path, index: Path) -> Serving:
    """The assistant over the index, which is built of ``sources`` where there is none."""
    from assistant.serving import Serving

    try:
        return Serving.open(index)
    except IndexMissing:
        print(f"Building the index of {sources} (first start only) …", file=sys.stderr)
        with Bar() as bar:
            report = build(sources, index, progress=bar.show)
        for failure in report.failed:
            print(f"Not read: {failure.file}: {failure.reason}", file=sys.stderr)
        return Serving.open(index)


def _wait() -> None:
    try:
        threading.Event().wait()
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
