"""``python -m tests.botapi --port 0``: the server as a process of its own.

Prints one line of JSON, ``{"api_port": …, "control_port": …, "token": …}``, when it is
ready, and stops at the end of its standard input, so that it never outlives its test.
"""

import argparse
import asyncio
import json
import sys
from dataclasses import asdict

from tests.botapi.hosting import Stage, new_token


def main() -> None:
    """Serve until standard input ends."""
    parser = argparse.ArgumentParser(prog="python -m tests.botapi")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--token", default=new_token())
    parser.add_argument("--username", default="cchc_bot")
    options = parser.parse_args()
    asyncio.run(_serve(options.port, options.token, options.username))


async def _serve(port: int, token: str, username: str) -> None:
    stage = Stage(token, username)
    address = await stage.open(port)
    sys.stdout.write(f"{json.dumps(asdict(address))}\n")
    sys.stdout.flush()
    await asyncio.to_thread(sys.stdin.read)
    await stage.shut()


if __name__ == "__main__":
    main()
