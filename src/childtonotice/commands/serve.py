"""``ctn serve`` and ``ctn demo``: the web app, over a force or a made-up one."""

from __future__ import annotations

import argparse

from childtonotice.commands.options import DONE, add_command, add_data, find_data


def add_serve(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """``ctn serve``: the web app."""
    parser = add_command(commands, "serve", "Start the web app.", "ctn serve --port 8000")
    add_data(parser)
    add_port(parser)
    parser.set_defaults(run=run_serve)


def add_port(parser: argparse.ArgumentParser) -> None:
    """Where the web app listens."""
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default 127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="port to listen on (default 8000)")


def run_serve(parsed: argparse.Namespace) -> int:
    """Serves until stopped."""
    from childtonotice.casework.serve import serve

    serve(data_dir=find_data(parsed, "var"), host=parsed.host, port=parsed.port)
    return DONE


def add_demo(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """``ctn demo``: the web app over a made-up force."""
    parser = add_command(
        commands, "demo", "Start the web app over a made-up force of three areas.", "ctn demo --port 8000"
    )
    add_data(parser)
    add_port(parser)
    parser.add_argument("--reset", action="store_true", help="throw the old demo away and start anew")
    parser.set_defaults(run=run_demo)


def run_demo(parsed: argparse.Namespace) -> int:
    """Makes the demo where there is none yet, and serves it until stopped."""
    from childtonotice.casework.demo import demo

    demo(data_dir=find_data(parsed, "demo"), host=parsed.host, port=parsed.port, reset=parsed.reset)
    return DONE
