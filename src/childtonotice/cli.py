"""The ``ctn`` command: parses, calls, prints. Exit status: 0 done, 1 rows set aside, 2 could not start, 3 failed."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

# Nothing heavy of ours is imported here: a request to stop must be heard before the engine is loaded.
from childtonotice.command import DONE, add_command, add_data, find_data
from childtonotice.compiled import choose_rules, tell_version
from childtonotice.export_command import add_export
from childtonotice.report_command import add_report
from childtonotice.sheet_command import add_sheet
from childtonotice.stopping import FAILED, Stop, explain_error

SET_ASIDE, INTERRUPTED = 1, 130
MOST_DAYS = 36_500
STOPPED = "Stopped. Nothing was published; run the same command again."


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and answers with its exit status; a person never sees a traceback."""
    stop = Stop()
    try:
        choose_rules()
        return run_command(build_parser().parse_args(arguments), stop)
    finally:
        if arguments is not None:
            stop.hand_back()


def run_command(parsed: argparse.Namespace, stop: Stop) -> int:
    """Runs what was asked for; an error or a request to stop becomes a few lines and an exit status."""
    try:
        stop.heed()
        status = int(parsed.run(parsed))
        stop.end()
        return status
    except BrokenPipeError:
        stop.end()
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except (Exception, KeyboardInterrupt) as error:
        stop.end()
        # A library in the middle of its work turns the request to stop into an error of its own.
        if stop.asked or isinstance(error, KeyboardInterrupt):
            return say_error((STOPPED,), parsed, INTERRUPTED)
        lines, status = explain_error(error)
        return say_error(lines, parsed, status)


def say_error(lines: Sequence[str], parsed: argparse.Namespace, status: int) -> int:
    """One to five lines on stderr: what, where, what to do; and of what date an older answer is."""
    out = getattr(parsed, "out", None)
    older = Path(out) / "run.json" if out else None
    said = [f"ctn {parsed.command}: {lines[0]}", *lines[1:4]]
    if older is not None and older.is_file():
        from datetime import datetime

        written = datetime.fromtimestamp(older.stat().st_mtime).astimezone()
        said.append(f"The answer in {out} is an older one, of {written:%d %B %Y, %H:%M}: it was not touched.")
    # A line stays a line, whatever the name of a folder holds.
    print("\n".join(" ".join(line.splitlines()) for line in said), file=sys.stderr)
    return status


def build_parser() -> argparse.ArgumentParser:
    """The commands with their options and one example each."""
    parser = argparse.ArgumentParser(
        prog="ctn",
        description="Finds the children that police came across whom no safeguarding referral covers.",
        epilog="example:\n  ctn screen extract --out answer",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=tell_version(), help="the version, and which rules")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    adds = (add_screen, add_check, add_map, add_run, add_send, add_sheet, add_report, add_simulate)
    for add in (*adds, add_export, add_score, add_serve, add_demo):
        add(commands)
    return parser


def add_screen(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """``ctn screen``: an extract in, an answer out, no database."""
    parser = add_command(
        commands,
        "screen",
        "Screen an extract and write the answer as files.",
        "ctn screen extract --out answer --force forces/example",
    )
    parser.add_argument("extract", type=Path, help="the folder with the force's files")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where the answer goes")
    add_force(parser)
    parser.add_argument(
        "--from", dest="start", metavar="T", help="first report that gets an answer (London; a date is midnight)"
    )
    parser.add_argument("--to", dest="end", metavar="T", help="reports from here on get none")
    parser.add_argument(
        "--engine",
        choices=("duckdb", "memory", "spark"),
        default="duckdb",
        help="duckdb for one machine, spark for many forces and years (docs/scale.md), memory is the slow reference",
    )
    parser.add_argument("--accepted-logs", action="store_true", help="also write logs.csv, the logs as they were read")
    add_json(parser)
    parser.set_defaults(run=run_screen)


def add_force(parser: argparse.ArgumentParser) -> None:
    """The folder of the force's settings."""
    parser.add_argument(
        "--force", type=Path, metavar="DIR", help="the force's folder: force.toml, mapping.toml, phrases.csv"
    )


def add_json(parser: argparse.ArgumentParser) -> None:
    """For a machine to read."""
    parser.add_argument("--json", action="store_true", help="print the counts as JSON")


def run_screen(parsed: argparse.Namespace) -> int:
    """Reads, screens, writes, and prints what came of it."""
    from childtonotice.progress import Progress
    from childtonotice.screening import screen
    from childtonotice.screening.answer_files import prepare_folder
    from childtonotice.screening.cores import count_cores

    prepare_folder(parsed.out, parsed.extract)
    with Progress(quiet=parsed.json) as progress:
        screening = screen(
            parsed.extract,
            force=parsed.force,
            start=parsed.start,
            end=parsed.end,
            engine=parsed.engine,
            workers=count_cores(),
            tell=progress.tell,
            beside=parsed.out,
        )
        screening.write(parsed.out, logs=parsed.accepted_logs)
    say_notes(screening.extract.notes)
    if parsed.json:
        print(json.dumps({**screening.counts, "fingerprints": screening.fingerprints}, indent=2))
    else:
        print(describe_counts(screening.counts, parsed.out))
    return say_set_aside(screening.extract.counts, parsed.out / "problems.csv")


def say_notes(notes: Sequence[str]) -> None:
    """What the reader of the extract should know, on stderr."""
    for note in notes:
        print(f"Note: {note}", file=sys.stderr)


def say_set_aside(counts: Mapping[str, Mapping[str, int]], where: Path | str | None) -> int:
    """Exit status 1, and a line on stderr, where rows were set aside."""
    aside = sum(count["quarantined"] for count in counts.values())
    if not aside:
        return DONE
    more = f": see {where}" if where else ""
    print(f"{aside} record{'s were' if aside > 1 else ' was'} set aside and not screened{more}.", file=sys.stderr)
    return SET_ASIDE


def describe_counts(counts: dict[str, dict[str, object]], out: Path) -> str:
    """Counts in words, one line a file and one for the statuses."""
    lines = [
        f"{name}: {count['read']} read, {count['accepted']} accepted, {count['quarantined']} set aside"  # type: ignore[index]
        for name, count in counts["files"].items()
    ]
    statuses = ", ".join(f"{number} {status}" for status, number in counts["statuses"].items())
    return "\n".join([*lines, f"Incidents with a child: {statuses or 'none'}", f"The answer is in {out}."])


def add_check(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """``ctn check``: read and audit only."""
    parser = add_command(
        commands, "check", "Read an extract and say what is wrong with it.", "ctn check extract --force forces/example"
    )
    parser.add_argument("extract", type=Path, help="the folder with the force's files")
    add_force(parser)
    parser.add_argument(
        "--out", type=Path, metavar="DIR", help="also write problems.csv, report.txt and report.html there"
    )
    add_json(parser)
    parser.set_defaults(run=run_check)


def run_check(parsed: argparse.Namespace) -> int:
    """Reads and audits, and prints a report a data manager can act on."""
    from childtonotice.progress import Progress
    from childtonotice.screening.answer_files import prepare_folder, write_report
    from childtonotice.screening.read import load_force, read_extract
    from childtonotice.screening.report import gather_facts, write_text

    if parsed.out:
        prepare_folder(parsed.out, parsed.extract)
    with Progress(quiet=parsed.json) as progress:
        extract = read_extract(parsed.extract, load_force(parsed.force), tell=progress.tell, keep_files=True)
    report = gather_facts(extract)
    if parsed.out:
        write_report(extract, report, parsed.out)
    print(
        json.dumps({"files": extract.counts, "problems": len(extract.problems)}, indent=2)
        if parsed.json
        else write_text(report)
    )
    return say_set_aside(extract.counts, parsed.out / "problems.csv" if parsed.out else None)


def add_map(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """``ctn map``: a mapping proposed from an export in another shape."""
    parser = add_command(
        commands,
        "map",
        "Propose a mapping for an export that uses other names, formats or codes than ours.",
        "ctn map export --out forces/ours",
    )
    parser.add_argument("extract", type=Path, help="the folder with the force's files")
    parser.add_argument(
        "--out", type=Path, required=True, metavar="FORCE_DIR", help="the force's folder; mapping.toml goes there"
    )
    add_json(parser)
    parser.set_defaults(run=run_map)


def run_map(parsed: argparse.Namespace) -> int:
    """Writes the proposal, and prints what was understood and what to settle."""
    from childtonotice.screening.propose.placing import place_proposal

    placed = place_proposal(parsed.extract, parsed.out)
    print(json.dumps(placed.as_json(), indent=2) if parsed.json else placed.describe(parsed.extract))
    return DONE


def add_run(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """``ctn run``: the daily run."""
    parser = add_command(
        commands,
        "run",
        "The daily run: screen an extract and publish it to the worklists.",
        "ctn run extract --force forces/example",
    )
    parser.add_argument("extract", type=Path, help="the folder with the force's files")
    add_force(parser)
    add_data(parser)
    add_json(parser)
    parser.set_defaults(run=run_daily)


def run_daily(parsed: argparse.Namespace) -> int:
    """Merges the extract into the store, screens what changed, publishes it."""
    from childtonotice.casework.serve import prepare
    from childtonotice.progress import Progress

    prepare(find_data(parsed, "var"))
    from childtonotice.casework.daily import run_extract

    with Progress(quiet=parsed.json) as progress:
        outcome = run_extract(parsed.extract, parsed.force, data_dir=find_data(parsed, "var"), tell=progress.tell)
    say_notes(outcome.notes)
    print(json.dumps(outcome.as_json(), indent=2) if parsed.json else outcome.describe())
    return say_set_aside(outcome.files, "the run's page")


def add_send(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """``ctn send``: the mails that wait."""
    parser = add_command(commands, "send", "Send the mails that wait to be sent.", "ctn send --every 60")
    add_data(parser)
    parser.add_argument("--every", type=int, default=0, metavar="SECONDS", help="go on, looking again this often")
    parser.set_defaults(run=run_send)


def run_send(parsed: argparse.Namespace) -> int:
    """Sends what is due, once or again and again, and says what became of it."""
    from childtonotice.casework.serve import prepare

    prepare(find_data(parsed, "var"))
    from childtonotice.casework.sending import send_and_tell

    send_and_tell(parsed.every, tell=lambda line: print(line, flush=True))
    return DONE


def add_simulate(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """``ctn simulate``: a made-up force."""
    parser = add_command(
        commands,
        "simulate",
        "Make up a force whose children and referrals are known.",
        "ctn simulate --out force --days 14 --seed 7 --by-day",
    )
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where the files go")
    parser.add_argument("--days", type=int, default=14, metavar="N", help="how many days (default 14)")
    parser.add_argument(
        "--incidents-per-day", type=int, default=450, metavar="N", help="about how many a day (default 450)"
    )
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="the same seed makes the same force")
    parser.add_argument("--by-day", action="store_true", help="also each day's extract, as known at 06:00")
    parser.add_argument("--format", choices=("csv", "parquet"), default="csv", help="of the files (default csv)")
    add_json(parser)
    parser.set_defaults(run=run_simulate)


def run_simulate(parsed: argparse.Namespace) -> int:
    """Writes the made-up force and prints how much of it there is."""
    from childtonotice.progress import Progress
    from childtonotice.screening.answer_files import prepare_folder
    from childtonotice.screening.errors import CannotStart
    from childtonotice.synthetic import simulate

    if not (1 <= parsed.days <= MOST_DAYS and parsed.incidents_per_day >= 1):
        raise CannotStart(f"--days must be 1 to {MOST_DAYS}, and --incidents-per-day 1 or more.")
    prepare_folder(parsed.out)
    with Progress(quiet=parsed.json) as progress:
        simulated = simulate(
            parsed.out, days=parsed.days, incidents_per_day=parsed.incidents_per_day, seed=parsed.seed,
            by_day=parsed.by_day, format=parsed.format, tell=lambda done, of: progress.tell("Making days", done, of),
        )  # fmt: skip
    if parsed.json:
        print(json.dumps({"rows": simulated.counts, "expected": simulated.statuses}, indent=2))
    else:
        rows = ", ".join(f"{number} {name}" for name, number in simulated.counts.items())
        print(f"Made up {rows}.\nThe files are in {parsed.out}, the known answers in truth.csv.")
    return DONE


def add_score(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """``ctn score``: an answer against labels."""
    parser = add_command(
        commands,
        "score",
        "Score an answer against labels: recall, precision, status, by slice.",
        "ctn score answer force/truth.csv",
    )
    parser.add_argument("answer", type=Path, help="the folder with screening.csv and children.csv")
    parser.add_argument("labels", type=Path, help="truth.csv or labels.csv")
    parser.add_argument("--logs", type=Path, help="incidents.csv, to prove that evidence stands where it says")
    add_json(parser)
    parser.set_defaults(run=run_score)


def run_score(parsed: argparse.Namespace) -> int:
    """Prints the scores."""
    from childtonotice.synthetic.score import describe, score

    scores = score(parsed.answer, parsed.labels, logs=parsed.logs)
    print(json.dumps(scores.as_json(), indent=2) if parsed.json else describe(scores))
    return DONE


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


if __name__ == "__main__":
    sys.exit(main())
