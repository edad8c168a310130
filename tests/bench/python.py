"""orderwire in Python beside its peers, in one run on the same bytes.

msgspec decodes into Structs and pydantic validates models, both made from orderwire's own JSON
Schema with `Decimal` amounts; jsonschema-rs validates against that schema what orjson parsed.
Medians of many batches, in turns.
"""

import json
import os
import platform
import subprocess
import time
from collections.abc import Callable
from decimal import ROUND_DOWN, Decimal
from pathlib import Path
from statistics import median, quantiles

import jsonschema_rs
import msgspec
import orderwire
import orjson
import pydantic
from files.typed import model, struct

ROOT = Path(__file__).parents[2]
KIND = "retailops.order_writeback.request"
EXAMPLE = (ROOT / "examples/payloads" / f"{KIND}.json").read_bytes()


def in_turns(*calls: Callable[[], object], rounds: int = 41) -> list[list[float]]:
    """How long each call takes in microseconds, in each of as many batches of a millisecond.

    They take turns in an order that alternates, so that what else the machine does hits all.
    """
    batches = []
    for call in calls:
        end = time.perf_counter_ns() + 20_000_000
        batch = 0
        while time.perf_counter_ns() < end:
            call()
            batch += 1
        batches.append(max(1, batch // 20))
    times: list[list[float]] = [[] for _ in calls]
    for turn in range(rounds):
        order = range(len(calls)) if turn % 2 else reversed(range(len(calls)))
        for which in order:
            call, batch = calls[which], batches[which]
            start = time.perf_counter_ns()
            for _ in range(batch):
                call()
            times[which].append((time.perf_counter_ns() - start) / batch / 1000)
    return times


def spread(times: list[float]) -> str:
    """The median, and between which times half of the batches lie."""
    low, middle, high = quantiles(times, n=4)
    return f"{middle:.2f} ({low:.2f}–{high:.2f})"


TARGETS: list[tuple[str, float, float | None]] = []


def target(name: str, peer: list[float], ours: list[float], least: float | None) -> None:
    """Takes notice of how many times as fast: the median of what each turn says."""
    TARGETS.append((name, median(p / o for p, o in zip(peer, ours, strict=True)), least))


def with_lines(count: int) -> bytes:
    order = json.loads(EXAMPLE)
    order["data"]["line_items"] *= count
    return json.dumps(order, separators=(",", ":")).encode()


def largest_remainder(total: Decimal, weights: list[Decimal]) -> list[Decimal]:
    """What a careful Python program does today."""
    cent = Decimal("0.01")
    whole = sum(weights)
    exact = [total * weight / whole for weight in weights]
    shares = [part.quantize(cent, rounding=ROUND_DOWN) for part in exact]
    left = int((total - sum(shares)) / cent)
    order = sorted(range(len(weights)), key=lambda i: (shares[i] - exact[i], -weights[i], i))
    for i in order[:left]:
        shares[i] += cent
    return shares


def row(*cells: object) -> None:
    first, *rest = map(str, cells)
    print(first.ljust(20) + "".join(cell.rjust(26) for cell in rest))


def main() -> None:
    schema = subprocess.check_output(
        ["cargo", "run", "-q", "-p", "orderwire", "--example", "schema", "--", KIND], cwd=ROOT
    )
    validator = jsonschema_rs.validator_for(orjson.loads(schema))
    decoder = msgspec.json.Decoder(struct("order", json.loads(EXAMPLE)))
    adapter = pydantic.TypeAdapter(model("order", json.loads(EXAMPLE)))

    print(f"Python {platform.python_version()}, {os.cpu_count()} cores; µs: median (quartiles)")
    row(
        "check", "check", "findings read", "is_valid", "msgspec", "pydantic", "orjson+jsonschema-rs"
    )
    compact = json.dumps(json.loads(EXAMPLE), separators=(",", ":")).encode()
    for name, payload in [
        ("example", EXAMPLE),
        ("example, compact", compact),
        ("50 lines, compact", with_lines(50)),
    ]:
        ours, read, valid, msg, pyd, sch = in_turns(
            lambda payload=payload: orderwire.check(KIND, payload).ok,
            lambda payload=payload: orderwire.check(KIND, payload).findings,
            lambda payload=payload: orderwire.is_valid(KIND, payload),
            lambda payload=payload: decoder.decode(payload),
            lambda payload=payload: adapter.validate_json(payload),
            lambda payload=payload: list(validator.iter_errors(orjson.loads(payload))),
        )
        row(name, *map(spread, (ours, read, valid, msg, pyd, sch)))
        for peer, times, least in [
            ("msgspec", msg, 1.5),
            ("pydantic", pyd, 8),
            ("orjson + jsonschema-rs", sch, 3),
        ]:
            target(f"{name}: check / {peer}", times, ours, least)
            target(f"{name}: check, findings read / {peer}", times, read, None)

    weights = [2200, 1400, 4300, 750, 1999, 1, 500, 12000, 333, 667]
    decimals = [Decimal(weight) for weight in weights]
    total = Decimal("1000.01")
    assert orderwire.apportion(total, decimals, scale=2) == largest_remainder(total, decimals)
    row("apportion 10 lines", "decimal loop", "orderwire")
    compared(
        "one order, int",
        10,
        lambda: largest_remainder(total, decimals),
        lambda: orderwire.apportion(100_001, weights),
    )
    compared(
        "one order, Decimal",
        None,
        lambda: largest_remainder(total, decimals),
        lambda: orderwire.apportion(total, decimals, scale=2),
    )
    orders = range(1_000)
    totals = [100_001 + order for order in orders]
    lists = [[weight + order for weight in weights] for order in orders]
    exact = [
        (Decimal(t) / 100, list(map(Decimal, ws))) for t, ws in zip(totals, lists, strict=True)
    ]
    compared(
        "1,000 orders, int",
        20,
        lambda: [largest_remainder(*order) for order in exact],
        lambda: orderwire.apportion_many(totals, lists),
    )
    for name, measured, least in TARGETS:
        verdict = "no target"
        if least is not None:
            verdict = f"target {least:g}×: {'missed' if measured < least else 'met'}"
        print(f"{name:<64}{measured:6.2f}×, {verdict}")


def compared(
    name: str, least: float | None, peer: Callable[[], object], ours: Callable[[], object]
) -> None:
    """A row with both times."""
    theirs, own = in_turns(peer, ours)
    row(name, spread(theirs), spread(own))
    if least is not None:
        target(f"{name}: apportion / decimal loop", theirs, own, least)


if __name__ == "__main__":
    main()
