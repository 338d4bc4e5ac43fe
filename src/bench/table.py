#!/usr/bin/env python3
"""Prints the results of src/bench/run, a file of JSON lines for each controller, as one Markdown table."""
import json
import os
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


def cell(line):
    if line["phase"] == "rest":
        return rest(line) + resident(line)
    text = f"{line['seconds']} s"
    if line["steps"]:
        text += f"; step p50 {line['step_p50_ms']} ms, p99 {line['step_p99_ms']} ms"
    text += resident(line)
    if not line["finished"]:
        text += "; NOT FINISHED"
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
                rows.setdefault(work(line), {}).setdefault(who, cell(line))
    print("| work | " + " | ".join(COLUMNS[who] for who in measured) + " |")
    print("|---|" + "---|" * len(measured))
    for name, cells in rows.items():
        print(f"| {name} | " + " | ".join(cells.get(who, "–") for who in measured) + " |")


main(sys.argv[1])
