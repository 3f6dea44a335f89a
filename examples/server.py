"""The demo's web server: slow pages on loopback, on a port the system chose.

Prints the port on one line. Ends when its standard input does, when it is
killed, or after ten minutes, whichever comes first.
"""

import argparse
import hashlib
import http.server
import os
import sys
import threading
import time

ROBOTS = "User-agent: *\nDisallow: /private/\n"


def page_text(number):
    """A page's text depends on its number only, so runs can be compared."""
    words = []
    seed = hashlib.sha256(str(number).encode()).digest()
    for byte in seed * (20 + number % 7):
        words.append("lorem ipsum dolor sit amet elit sed do".split()[byte % 8])
    return " ".join(words) + "\n"


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        time.sleep(self.server.delay)  # what a far-away server costs
        text = self.text_of(self.path)
        self.send_response(404 if text is None else 200)
        body = (text or "not found\n").encode()
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def text_of(self, path):
        pages = self.server.pages
        if path == "/robots.txt":
            return ROBOTS
        if path == "/sitemap.txt":
            return "".join(f"/page/{n}\n" for n in range(pages))
        number = path.removeprefix("/page/")
        if number.isdecimal() and int(number) < pages:
            return page_text(int(number))
        return None

    def log_message(self, *_):
        pass


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 512


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=40)
    parser.add_argument("--delay-ms", type=float, default=40)
    parser.add_argument("--minutes", type=float, default=10)
    options = parser.parse_args()

    server = Server(("127.0.0.1", 0), Handler)
    server.pages = options.pages
    server.delay = options.delay_ms / 1000

    ended = threading.Timer(options.minutes * 60, os._exit, [1])
    ended.daemon = True
    ended.start()
    threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)),
                     daemon=True).start()

    print(server.server_address[1], flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
