#!/usr/bin/env python3
"""Measures a StatefulSet-like controller from outside, on a real API server with simulated nodes.

Creates sets, watches their pods, changes their template if asked to, scales them to 0, and prints one JSON line for each phase:
the seconds in all, and the step, from the event that frees the controller to act (pod i Ready, pod i gone, pod i Ready with the
new template) to the event of its act (pod i+1 created, pod i-1 being deleted), both as this watcher sees them. Order is checked
on the way; a violation is counted and shown. What the controller wrote for it is counted by the API server. With --rest, what
is written while nothing happens is counted too; with --restart, the seconds until a restarted controller acts again.
"""
import argparse
import base64
import http.client
import json
import os
import queue
import re
import ssl
import subprocess
import sys
import threading
import time
import urllib.parse
import urllib.request

KINDS = {"statefulsets": "StatefulSet", "ordinalsets": "OrdinalSet"}
WATCH_PAUSE = 60  # seconds a watch may be silent beyond the time limit
WATCH_AGAIN = 1  # seconds between a watch that broke off and the next
IDLE = 30  # seconds after which a connection is not used again: the server may be about to close it
MOST_SERVICES = 100  # with more sets than this they get no Services
WRITES = ("POST", "PUT", "PATCH", "APPLY", "DELETE", "DELETECOLLECTION")
# What nodes, and whoever holds a lease, write for as long as they live.
LIVENESS = ("leases", "nodes")
LAST_STATUS = 3  # seconds after the last pod in which the controller may still write the status that says so


class Api:
    """The API server of a kubeconfig as src/it/cluster/up writes it: one server, its certificate, the first user's token."""

    def __init__(self, kubeconfig):
        with open(kubeconfig, encoding="utf-8") as file:
            text = file.read()
        self.server = re.search(r'server:\s*"?(https?://[^",}\s]+)', text).group(1)
        self.token = re.search(r"token:\s*([^\s},]+)", text).group(1)
        authority = re.search(r"certificate-authority-data:\s*([^\s},]+)", text).group(1)
        self.tls = ssl.create_default_context(cadata=base64.b64decode(authority).decode())
        self.kept = threading.local()  # each thread calls over a connection of its own

    def watch(self, path, timeout):
        request = urllib.request.Request(self.server + path, headers={"Authorization": "Bearer " + self.token})
        return urllib.request.urlopen(request, timeout=timeout, context=self.tls)

    def text(self, method, path, body=None):
        if time.monotonic() - getattr(self.kept, "used", -IDLE) >= IDLE:
            address = urllib.parse.urlsplit(self.server).netloc
            self.kept.connection = http.client.HTTPSConnection(address, timeout=60, context=self.tls)
        self.kept.used = time.monotonic()
        content = "application/merge-patch+json" if method == "PATCH" else "application/json"
        self.kept.connection.request(method, path, None if body is None else json.dumps(body),
                                     {"Authorization": "Bearer " + self.token, "Content-Type": content})
        answer = self.kept.connection.getresponse()
        read = answer.read().decode()
        if answer.status >= 300:
            raise RuntimeError(f"{method} {path}: {answer.status} {read}")
        return read

    def call(self, method, path, body=None):
        return json.loads(self.text(method, path, body))

    def writes(self, verbs=WRITES):
        """How many writes of each resource the server has counted since it started."""
        counted = {}
        for labels, count in re.findall(r"^apiserver_request_total\{(.*)\} (\S+)$", self.text("GET", "/metrics"), re.MULTILINE):
            label = dict(re.findall(r'(\w+)="([^"]*)"', labels))
            if label["verb"] in verbs and label["resource"] not in LIVENESS:
                name = "/".join(part for part in (label["resource"], label["subresource"]) if part)
                counted[name] = counted.get(name, 0) + int(float(count))
        return counted


class PodWatch:
    """Puts each event of the measured pods into a queue, with the time of its arrival; goes on where a watch broke off."""

    def __init__(self, api, path, timeout):
        self.api, self.path, self.timeout = api, path, timeout
        self.events = queue.Queue()
        self.version = api.call("GET", path)["metadata"]["resourceVersion"]
        threading.Thread(target=self.run, daemon=True).start()

    def run(self):
        while True:
            try:
                self.read(f"{self.path}&watch=1&resourceVersion={self.version}")
            except OSError as broken:
                print("watch again:", broken, file=sys.stderr)
                time.sleep(WATCH_AGAIN)

    def read(self, path):
        with self.api.watch(path, self.timeout + WATCH_PAUSE) as lines:
            for line in lines:
                self.events.put((time.monotonic(), line))
                version = re.search(rb'"resourceVersion":"(\d+)"', line)
                if version:
                    self.version = version.group(1).decode()


class Pods:
    """What the pods went through, and whether each step came in order."""

    def __init__(self, replicas, ordered):
        self.replicas, self.ordered = replicas, ordered
        self.ready, self.renewed, self.going, self.gone, self.violations = {}, {}, set(), {}, []

    def up(self, at, kind, pod):
        name, before = pod["metadata"]["name"], neighbour(pod, -1)
        if kind == "ADDED" and before and self.ordered:
            if before not in self.ready:
                self.violations.append(f"{name} created before {before} was Ready")
                return None
            return at - self.ready[before]
        if kind == "MODIFIED" and is_ready(pod):
            self.ready.setdefault(name, at)
        return None

    def rollout(self, at, kind, pod):
        """From the highest down, each only after the one above is Ready anew."""
        if is_new(pod):
            if is_ready(pod):
                self.renewed.setdefault(pod["metadata"]["name"], at)
            return None
        return self.goes(at, kind, pod, self.renewed)

    def down(self, at, kind, pod):
        step = self.goes(at, kind, pod, self.gone)
        if kind == "DELETED":
            self.gone[pod["metadata"]["name"]] = at
        return step

    def goes(self, at, kind, pod, above):
        """The step from the time at which the pod above went through, if this event is the first of this pod's going."""
        name, after = pod["metadata"]["name"], neighbour(pod, 1)
        if name in self.going or not (kind == "DELETED" or pod["metadata"].get("deletionTimestamp")):
            return None
        self.going.add(name)
        if not self.ordered or ordinal(pod) == self.replicas - 1:
            return None
        if after not in above:
            self.violations.append(f"{name} deleted too early for {after}")
            return None
        return at - above[after]


def ordinal(pod):
    return int(pod["metadata"]["name"].rpartition("-")[2])


def neighbour(pod, distance):
    stem, number = pod["metadata"]["name"].rpartition("-")[0], ordinal(pod) + distance
    return f"{stem}-{number}" if number >= 0 else None


def is_ready(pod):
    return any(c["type"] == "Ready" and c["status"] == "True" for c in pod.get("status", {}).get("conditions", []))


def is_new(pod):
    return pod["metadata"].get("annotations", {}).get("template") == "new"


def resident(kubeconfig, process):
    """MiB of memory held by a process that stands among the control plane's; None if none was named."""
    if not process:
        return None
    with open(os.path.join(os.path.dirname(kubeconfig), "pids"), encoding="utf-8") as file:
        pid = re.search(rf"^(\d+) {process}$", file.read(), re.MULTILINE).group(1)
    with open(f"/proc/{pid}/status", encoding="utf-8") as file:
        return int(re.search(r"VmRSS:\s*(\d+)", file.read()).group(1)) // 1024


def percentile(seconds, share):
    ordered = sorted(seconds)
    return round(ordered[min(len(ordered) - 1, int(len(ordered) * share))] * 1000, 1) if ordered else None


class Run:
    def __init__(self, options):
        self.options = options
        self.api = Api(options.kubeconfig)
        self.group, version, self.plural = options.api.split("/")
        self.version = f"{self.group}/{version}"
        self.label = f"m{int(time.time())}"
        self.namespace = f"/api/v1/namespaces/{options.namespace}"
        self.sets = f"/apis/{self.version}/namespaces/{options.namespace}/{self.plural}"
        self.total = options.sets * options.replicas
        self.pods = Pods(options.replicas, not options.parallel)
        self.watch = PodWatch(self.api, f"{self.namespace}/pods?labelSelector=measure%3D{self.label}", options.timeout)

    def names(self):
        return [f"{self.label}-{i}" for i in range(self.options.sets)]

    def manifest(self, name):
        pod = {"terminationGracePeriodSeconds": 0, "containers": [{"name": "c", "image": "nginx"}]}
        spec = {"serviceName": name, "replicas": self.options.replicas, "selector": {"matchLabels": {"app": name}},
                "podManagementPolicy": "Parallel" if self.options.parallel else "OrderedReady",
                "template": {"metadata": {"labels": {"app": name, "measure": self.label}}, "spec": pod}}
        if self.options.claims:
            spec["volumeClaimTemplates"] = [{"metadata": {"name": "data"}, "spec": {
                "accessModes": ["ReadWriteOnce"], "resources": {"requests": {"storage": "1Gi"}}}}]
        return {"apiVersion": self.version, "kind": KINDS[self.plural], "metadata": {"name": name}, "spec": spec}

    def service(self, name):
        return {"apiVersion": "v1", "kind": "Service", "metadata": {"name": name},
                "spec": {"clusterIP": "None", "selector": {"app": name}, "ports": [{"port": 80}]}}

    def create(self):
        for name in self.names():
            self.api.call("POST", self.sets, self.manifest(name))

    def renew(self):
        for name in self.names():
            change = {"spec": {"template": {"metadata": {"annotations": {"template": "new"}}}}}
            self.api.call("PATCH", f"{self.sets}/{name}", change)

    def scale_to_zero(self):
        self.pods.going.clear()  # what went in a rollout has come back
        for name in self.names():
            self.api.call("PATCH", f"{self.sets}/{name}", {"spec": {"replicas": 0}})

    def written(self):
        """What the controller, and whoever creates the sets, has written so far; claims are changed by others too."""
        made = self.api.writes(("POST", "DELETE"))
        return sum(made.get(name, 0) for name in ("pods", "persistentvolumeclaims")) + sum(
            self.api.writes().get(name, 0) for name in ("controllerrevisions", self.plural, f"{self.plural}/status"))

    def line(self, phase, **measured):
        print(json.dumps({
            "phase": phase, "api": self.options.api, "sets": self.options.sets, "replicas": self.options.replicas,
            "claims": self.options.claims, "parallel": self.options.parallel,
            "without_services": self.options.without_services,
            "resident_mib": resident(self.options.kubeconfig, self.options.process), **measured}), flush=True)

    def phase(self, name, act, reached, step):
        """Starts the act beside the watch and reads events until all pods are where they should be, or time is up."""
        before = self.written() + self.options.sets  # the act itself writes to each set once
        begin = last = time.monotonic()
        steps, actor = [], threading.Thread(target=act, daemon=True)
        actor.start()
        while len(reached()) < self.total and time.monotonic() - begin < self.options.timeout:
            try:
                at, line = self.watch.events.get(timeout=0.5)
            except queue.Empty:
                continue
            event = json.loads(line)
            if event["type"] == "ERROR":
                raise RuntimeError(event["object"])
            seconds, last = step(at, event["type"], event["object"]), at
            if seconds is not None:
                steps.append(seconds)
        actor.join(self.options.timeout)
        finished = len(reached()) >= self.total
        time.sleep(LAST_STATUS)
        self.line(name, finished=finished, seconds=round(last - begin, 2),
                  step_p50_ms=percentile(steps, .5), step_p99_ms=percentile(steps, .99), steps=len(steps),
                  writes_per_pod=round((self.written() - before) / self.total, 2),
                  violations=len(self.pods.violations), examples=self.pods.violations[:3])

    def rest(self):
        """Nobody asks for anything: what is written now is written for no reason. First what is still under way may end."""
        time.sleep(self.options.settle)
        before = self.api.writes()
        time.sleep(self.options.rest)
        writes = {name: count - before.get(name, 0) for name, count in self.api.writes().items() if count > before.get(name, 0)}
        self.line("rest", seconds=self.options.rest, writes=writes)

    def restart(self):
        """All are at rest. From the restart on to the first pod of a set that is created at that moment."""
        time.sleep(self.options.settle)
        begin, name = time.monotonic(), f"{self.label}-restarted"
        subprocess.run(self.options.restart, shell=True, check=True, stdout=sys.stderr)
        manifest = self.manifest(name)
        manifest["spec"]["replicas"] = 1
        self.api.call("POST", self.sets, manifest)
        seconds = None
        while seconds is None and time.monotonic() - begin < self.options.timeout:
            try:
                at, line = self.watch.events.get(timeout=0.5)
            except queue.Empty:
                continue
            if json.loads(line)["object"]["metadata"].get("name") == f"{name}-0":
                seconds = round(at - begin, 2)
        time.sleep(self.options.settle)
        self.api.call("DELETE", f"{self.sets}/{name}")
        self.line("restart", seconds=seconds)

    def all(self):
        plain = self.options.without_services or self.options.sets > MOST_SERVICES
        services = [] if plain else self.names()
        for name in services:
            self.api.call("POST", f"{self.namespace}/services", self.service(name))
        self.phase("up", self.create, lambda: self.pods.ready, self.pods.up)
        if self.options.rest:
            self.rest()
        if self.options.restart:
            self.restart()
        if self.options.rollout:
            self.phase("rollout", self.renew, lambda: self.pods.renewed, self.pods.rollout)
        self.phase("down", self.scale_to_zero, lambda: self.pods.gone, self.pods.down)
        for name in self.names():
            self.api.call("DELETE", f"{self.sets}/{name}")
        for name in services:
            self.api.call("DELETE", f"{self.namespace}/services/{name}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kubeconfig")
    parser.add_argument("--api", default="apps/v1/statefulsets", help="group/version/plural; also apps.ordinal.dev/v1/ordinalsets")
    parser.add_argument("--sets", type=int, default=1)
    parser.add_argument("--replicas", type=int, default=20)
    parser.add_argument("--parallel", action="store_true")
    parser.add_argument("--claims", action="store_true", help="each pod has a claim")
    parser.add_argument("--without-services", action="store_true", help="endpoints are others' work, for each pod")
    parser.add_argument("--rollout", action="store_true", help="change the template before the way down")
    parser.add_argument("--rest", type=float, default=0, help="count the writes of so many seconds in which nothing is asked")
    parser.add_argument("--settle", type=float, default=15, help="seconds between the last event and the beginning of that")
    parser.add_argument("--restart", help="a command that restarts the controller, before the way down")
    parser.add_argument("--process", help="the controller's name among the control plane's pids: the memory it holds is told")
    parser.add_argument("--namespace", default="default")
    parser.add_argument("--timeout", type=float, default=500, help="seconds a phase may take")
    Run(parser.parse_args()).all()


main()
