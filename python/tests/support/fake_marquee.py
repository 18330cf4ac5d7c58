#!/usr/bin/env python3
"""A stand-in for the program ``marquee``: as much as the client needs."""

from __future__ import annotations

import argparse
import json
import secrets
import signal
import sqlite3
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from support.failure import Failure  # noqa: E402
from support.fake_report import report  # noqa: E402
from support.fake_routes import MOST_ROWS, STATUS, Routes  # noqa: E402

routes: Routes


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self._answer({})

    def do_POST(self) -> None:
        self._answer({})

    def _answer(self, headers: dict[str, str]) -> None:
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        try:
            answer, headers = self._routed(body)
        except Failure as failure:
            error: dict[str, Any] = {
                "code": failure.code,
                "message": str(failure),
                "request_id": "r1",
            }
            error |= {"details": list(failure.details)}
            error |= {"rolled_back": True} if failure.rolled_back else {}
            self._send(STATUS[failure.code], {"error": error}, {})
        else:
            if answer is not None:
                self._send(200, answer, headers)

    def _routed(self, body: bytes) -> tuple[Any, dict[str, str]]:
        url = urlsplit(self.path)
        me = routes.principal(self.headers.get("authorization", "")[7:])
        match url.path.split("/")[2:]:
            case ["query"]:
                null = self.headers["accept"].split('null="')[1].rstrip('"')
                self._stream(routes.query(json.loads(body), me["role"], null))
                return None, {}
            case ["write"]:
                return self._once(body, lambda: routes.write(json.loads(body), me))
            case ["tables", table, "rows"]:
                null = self.headers["content-type"].split('null="')[1].rstrip('"')
                dry = parse_qs(url.query).get("mode") == ["dry-run"]
                name = unquote(table)
                return self._once(body, lambda: routes.insert(name, body, null, dry, me))
            case ["recommendations"]:
                asked = json.loads(body)
                if asked.get("save"):
                    return self._once(body, lambda: routes.recommend(asked, me))
                return routes.recommend(asked, me), {}
            case ["evaluation"]:
                return routes.evaluation(parse_qs(url.query)["likes"][0]), {}
            case ["report"]:
                return report(routes.path), {}
            case ["schema"]:
                return routes.schema(), {}
            case ["me"]:
                limits = {"seconds": 120, "rows": MOST_ROWS[me["role"]], "bytes": 1 << 30}
                limits |= {"statement_bytes": 100_000, "concurrent_statements": 8}
                return {**me, "expires_at": None, "limits": limits}, {}
            case ["audit"]:
                if me["role"] != "engineer":
                    raise Failure("MQ203", "the role does not allow to see the audit log")
                limit = int(parse_qs(url.query)["limit"][0])
                return {"entries": routes.entries[::-1][:limit], "next_before": None}, {}
        raise Failure("MQ104", "no such route")

    def _once(self, body: bytes, act: Any) -> tuple[Any, dict[str, str]]:
        key = self.headers.get("idempotency-key", "")
        if key in routes.answers:
            known, answer = routes.answers[key]
            if known != body:
                raise Failure("MQ109", "the key was used for another request")
            return answer, {"idempotency-replayed": "true"}
        answer = act()
        routes.answers[key] = (body, answer)
        return answer, {}

    def _stream(self, result: Any) -> None:
        self.send_response(200)
        self.send_header("content-type", "text/csv; charset=utf-8")
        self.send_header("marquee-columns", result.header)
        self.send_header("transfer-encoding", "chunked")
        self.end_headers()
        for piece in result.pieces():
            self.wfile.write(b"%x\r\n%b\r\n" % (len(piece), piece))
        self.wfile.write(b"0\r\n\r\n")

    def _send(self, status: int, answer: Any, headers: dict[str, str]) -> None:
        body = json.dumps(answer).encode()
        self.send_response(status)
        for name, value in {"content-type": "application/json", **headers}.items():
            self.send_header(name, value)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


def users(path: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=30)
    connection.execute(
        "CREATE TABLE IF NOT EXISTS fake_users (name TEXT UNIQUE, role, token, expires, revoked)"
    )
    return connection


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("command", nargs="+")
    parser.add_argument("--database", default="sqlite:marquee.sqlite")
    parser.add_argument("--format")
    parser.add_argument("--role")
    parser.add_argument("--expires-in", type=int)
    parser.add_argument("--port", type=int, default=8787)
    parser.add_argument("--rate-limit")
    parser.add_argument("--log-level")
    options = parser.parse_args()
    path = options.database.removeprefix("sqlite:")
    with users(path) as connection:
        match options.command:
            case ["user", "add", name]:
                token = secrets.token_hex(16)
                row = [name, options.role, token, options.expires_in, False]
                connection.execute("INSERT INTO fake_users VALUES (?, ?, ?, ?, ?)", row)
                print(json.dumps({"name": name, "role": options.role, "token": token}))
            case ["user", "revoke", name]:
                connection.execute("UPDATE fake_users SET revoked = 1 WHERE name = ?", [name])
            case ["serve"]:
                serve(path, options.port)


def serve(path: str, port: int) -> None:
    global routes
    routes = Routes(path)
    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    server.daemon_threads = True
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    address = f"http://127.0.0.1:{server.server_port}"
    print(json.dumps({"address": address}, indent=2), flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
