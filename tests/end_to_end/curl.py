"""As much of curl as the README needs, for machines that have none: ``curl.py [-s] [-H …] [-d …] URL``."""

import argparse
import shutil
import sys
import urllib.error
import urllib.request
from pathlib import Path


def main() -> None:
    """One request; its answer to standard output, whatever its status."""
    parser = argparse.ArgumentParser(prog="curl")
    parser.add_argument("url")
    parser.add_argument("-s", action="store_true")
    parser.add_argument("-H", action="append", default=[], dest="headers")
    parser.add_argument("-d", dest="data")
    asked = parser.parse_args()
    request = urllib.request.Request(asked.url, data=body_of(asked.data))
    for header in asked.headers:
        name, _, value = header.partition(":")
        request.add_header(name, value.strip())
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        answer = opener.open(request, timeout=30)
    except urllib.error.HTTPError as refused:
        answer = refused
    with answer:
        shutil.copyfileobj(answer, sys.stdout.buffer)


def body_of(data: str | None) -> bytes | None:
    """What ``-d`` says, or what the file behind its ``@`` holds without its line ends."""
    if data is None:
        return None
    if data.startswith("@"):
        return Path(data[1:]).read_bytes().replace(b"\r", b"").replace(b"\n", b"")
    return data.encode()


if __name__ == "__main__":
    main()
