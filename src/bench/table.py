#!/usr/bin/env python3
"""Prints the results of src/bench/run, a file of JSON lines for each controller, as one Markdown table."""
import json
import os
import statistics
import sys

COLUMNS = {"built-in": "built-in, default limits", "lifted": "built-in, limits lifted", "ordinal": "Ordinal"}


PHASES = {"rollout": "rolling update"}


def work(line):
    phase = PHASES.get(line["phase"], line["phase"])
    return f"{line['sets']:,} × {line['replicas']:,} {phase}{', a claim each' if line['claims'] else ''}" \
           f"{', Parallel' if line['parallel'] else ''}{', no Services' if line['without_services'] else ''}"


def rest(line):
    told = ", ".join(f"{count} {name}" for name, count in sorted(line["writes"].items())) or "no writes"
    return f"{told} in {line['seconds']:g} s"


def median(values):
    return round(statistics.median(values), 2)


def seconds(lines):
    values = [line["seconds"] for line in lines]
    if len(values) == 1:
        return f"{values[0]} s"
    return f"{median(values)} s ({min(values)} to {max(values)})"


def cell(lines):
    """What was measured of one work: once, or the median of several times."""
    first = lines[0]
    if first["phase"] == "restart":
        return f"acts again after {seconds(lines)}" + resident(lines[0])
    if first["phase"] == "rest":
        return "; ".join(rest(line) + resident(line) for line in lines)
    text = seconds(lines)
    if first["steps"]:
        text += f"; step p50 {median([line['step_p50_ms'] for line in lines])} ms"
        text += f", p99 {median([line['step_p99_ms'] for line in lines])} ms"
    text += f"; {median([line['writes_per_pod'] for line in lines])} writes a pod"
    text += resident(max(lines, key=lambda line: line["resident_mib"] or 0))
    if not all(line["finished"] for line in lines):
        text += "; NOT FINISHED"
    for line in lines:
        if line["violations"]:
            text += f"; {line['violations']} ORDER VIOLATIONS: {line['examples']}"
    return text


def resident(line):
    return f"; {line['resident_mib']} MiB" if line["resident_mib"] else ""


def main(folder):
    rows, measured = {}, [who for who in COLUMNS if os.path.exists(os.path.join(folder, who))]
    for who in measured:
        with open(os.path.join(folder, who), encoding="utf-8") as file:
            for line in map(json.loads, file):
                rows.setdefault(work(line), {}).setdefault(who, []).append(line)
    print("| work | " + " | ".join(COLUMNS[who] for who in measured) + " |")
    print("|---|" + "---|" * len(measured))
    for name, lines in rows.items():
        print(f"| {name} | " + " | ".join(cell(lines[who]) if who in lines else "–" for who in measured) + " |")


main(sys.argv[1])
