"""``ctn send``: the mails that wait."""

from __future__ import annotations

import argparse
from contextlib import nullcontext, suppress

from childtonotice.commands.options import DONE, add_command, add_data, find_data


def add_send(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """``ctn send``: the mails that wait."""
    parser = add_command(commands, "send", "Send the mails that wait to be sent.", "ctn send --every 60")
    add_data(parser)
    parser.add_argument("--every", type=int, default=0, metavar="SECONDS", help="go on, looking again this often")
    parser.set_defaults(run=run_send)


def run_send(parsed: argparse.Namespace) -> int:
    """Sends what is due, once or again and again, and says what became of it."""
    # Being asked to stop is how sending again and again ends, also before it has begun.
    with suppress(KeyboardInterrupt) if parsed.every else nullcontext():
        from childtonotice.casework.serve import prepare

        prepare(find_data(parsed, "var"))
        from childtonotice.casework.sending import send_and_tell

        send_and_tell(parsed.every, tell=lambda line: print(line, flush=True))
    return DONE
