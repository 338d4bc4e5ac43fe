#!/usr/bin/env python3
"""Prints the results of src/bench/run, a file of JSON lines for each controller, as one Markdown table."""
import json
import os
import sys

COLUMNS = {"built-in": "built-in, default limits", "lifted": "built-in, limits lifted", "ordinal": "Ordinal"}


def work(line):
    return f"{line['sets']} × {line['replicas']} {line['phase']}{', a claim each' if line['claims'] else ''}"


def cell(line):
    text = f"{line['seconds']} s; step p50 {line['step_p50_ms']} ms, p99 {line['step_p99_ms']} ms"
    if not line["finished"]:
        text += "; NOT FINISHED"
    if line["violations"]:
        text += f"; {line['violations']} ORDER VIOLATIONS: {line['examples']}"
    return text


def main(folder):
    rows, measured = {}, [who for who in COLUMNS if os.path.exists(os.path.join(folder, who))]
    for who in measured:
        with open(os.path.join(folder, who), encoding="utf-8") as file:
            for line in map(json.loads, file):
                rows.setdefault(work(line), {})[who] = cell(line)
    print("| work | " + " | ".join(COLUMNS[who] for who in measured) + " |")
    print("|---|" + "---|" * len(measured))
    for name, cells in rows.items():
        print(f"| {name} | " + " | ".join(cells.get(who, "–") for who in measured) + " |")


main(sys.argv[1])
