"""Stores workloads without pods by REST, and times pages of their list.   list.py PORT WORKLOADS [--only-store]"""

import http.client
import json
import statistics
import sys
import threading
import time

PORT, WORKLOADS = int(sys.argv[1]), int(sys.argv[2])
WRITERS = 8
ROUNDS = 100
NAMESPACES = ["default", "kube-public"]
PAGES = [
    ("first 50", "limit=50"),
    ("50 in the middle, by name", "limit=50{middle}"),
    ("50 oldest first", "limit=50&sort=-age"),
    ("50 of one label in ten", "limit=50&labelSelector=tenth=7"),
    ("50 with a text in their name", "limit=50&text=w-77"),
    ("50 that run or stopped", "limit=50&phase=Running,Stopped"),
    ("all of a namespace, 1,000", "limit=1000"),
]


def connect():
    return http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)


def ask(connection, method, path, body=None):
    headers = {"Content-Type": "application/json"} if body else {}
    connection.request(method, path, body, headers)
    answer = connection.getresponse()
    content = answer.read()
    if answer.status >= 300:
        sys.exit(f"{method} {path}: {answer.status} {content[:500]}")
    return content


def manifest(number):
    name = f"w-{number}"
    labels = {"app": name, "tenth": str(number % 10)}
    return json.dumps({
        "apiVersion": "apps.ordinal.dev/v1", "kind": "OrdinalSet", "metadata": {"name": name, "labels": labels},
        "spec": {"replicas": 0, "selector": {"matchLabels": {"app": name}}, "template": {
            "metadata": {"labels": {"app": name}},
            "spec": {"containers": [{"name": "main", "image": "registry.example/main:1"}]}}}})


def store(first):
    connection = connect()
    for number in range(first, WORKLOADS, WRITERS):
        namespace = NAMESPACES[number % len(NAMESPACES)]
        ask(connection, "POST", f"/api/v1/namespaces/{namespace}/workloads", manifest(number))


def settled(connection):
    """All of them have a status: none is told as being new."""
    deadline = time.time() + 120
    while time.time() < deadline:
        page = json.loads(ask(connection, "GET", "/api/v1/workloads?limit=1"))
        if page["total"] == WORKLOADS and page["phases"].get("Stopped") == WORKLOADS:
            return
        time.sleep(0.2)
    sys.exit(f"not settled after 120 s: {page['total']} workloads, {page['phases']}")


def timed(connection, query):
    took, size = [], 0
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        size = len(ask(connection, "GET", "/api/v1/workloads?" + query))
        took.append((time.perf_counter() - begin) * 1000)
    took.sort()
    return statistics.median(took), took[int(ROUNDS * 0.99) - 1], size


begin = time.time()
writers = [threading.Thread(target=store, args=(first,)) for first in range(WRITERS)]
for writer in writers:
    writer.start()
for writer in writers:
    writer.join()
connection = connect()
settled(connection)
print(f"{WORKLOADS} workloads stored and settled in {time.time() - begin:.1f} s\n")
if sys.argv[3:] == ["--only-store"]:
    sys.exit()
middle = ""
for _ in range(WORKLOADS // 2 // 1000):
    middle = json.loads(ask(connection, "GET", "/api/v1/workloads?limit=1000" + middle))["continue"]
    middle = "&continue=" + middle
print("| page | p50 | p99 | bytes |\n|---|---|---|---|")
for what, query in PAGES:
    timed(connection, query.format(middle=middle))  # warms up
    p50, p99, size = timed(connection, query.format(middle=middle))
    print(f"| {what} | {p50:.1f} ms | {p99:.1f} ms | {size} |")
