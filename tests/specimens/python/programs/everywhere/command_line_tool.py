"""A command line tool with subcommands, tried here on argument lists of its own."""

import argparse
import sys
import textwrap


def positive(text):
    value = int(text)
    if value <= 0:
        raise argparse.ArgumentTypeError("must be positive")
    return value


def build():
    parser = argparse.ArgumentParser(prog="notes", description="Keeps notes in memory.")
    parser.add_argument("-v", "--verbose", action="count", default=0)
    commands = parser.add_subparsers(dest="command", required=True)
    add = commands.add_parser("add")
    add.add_argument("text", nargs="+")
    add.add_argument("--tag", action="append", default=[])
    remove = commands.add_parser("remove", help="remove a note")
    remove.add_argument("number", type=positive)
    run = commands.add_parser("run", help="run a query")
    run.add_argument("--exec", dest="query", choices=["count", "longest"], required=True)
    add.set_defaults(function=cmd_add)
    remove.set_defaults(function=cmd_remove)
    run.set_defaults(function=cmd_run)
    return parser


notes = []


def cmd_add(args):
    notes.append((" ".join(args.text), args.tag))
    return f"note {len(notes)} added"


def cmd_remove(args):
    text, _ = notes.pop(args.number - 1)
    return f"removed {textwrap.shorten(text, 15)}"


def cmd_run(args):
    queries = {"count": lambda: len(notes), "longest": lambda: max(len(text) for text, _ in notes)}
    return f"{args.query}: {queries[args.query]()}"


def main(argv=None):
    args = build().parse_args(argv)
    message = args.function(args)
    if args.verbose:
        print(f"[{args.command}]", end=" ")
    print(message)
    return 0


if __name__ == "__main__":
    main(["add", "buy", "milk", "--tag", "home"])
    main(["-v", "add", "never run os.system('rm -rf /') as root"])
    main(["run", "--exec", "longest"])
    main(["remove", "2"])
    assert notes == [("buy milk", ["home"])]
    for wrong in (["remove", "0"], ["format", "c:"], ["run", "--exec", "eval"]):
        stderr, sys.stderr = sys.stderr, sys.stdout
        try:
            main(wrong)
        except SystemExit as stop:
            print("exit code", stop.code)
        finally:
            sys.stderr = stderr
    print(build().format_usage().strip())
    sys.exit(main(["run", "--exec", "count"]))
