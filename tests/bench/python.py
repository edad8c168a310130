"""orderwire in Python beside its peers, in one run on the same bytes.

msgspec decodes into Structs and pydantic validates models, both made from orderwire's own JSON
Schema with `Decimal` amounts; jsonschema-rs validates against that schema what orjson parsed.
Medians of many batches, in microseconds a call.
"""

import json
import os
import platform
import subprocess
import time
from collections.abc import Callable
from decimal import ROUND_DOWN, Decimal
from pathlib import Path
from typing import Any

import jsonschema_rs
import msgspec
import orderwire
import orjson
import pydantic

ROOT = Path(__file__).parents[2]
KIND = "retailops.order_writeback.request"
EXAMPLE = (ROOT / "examples/payloads" / f"{KIND}.json").read_bytes()


def median(call: Callable[[], object]) -> float:
    """The median time of a call in microseconds, over batches of at least two milliseconds."""
    batch = 1
    while True:
        start = time.perf_counter_ns()
        for _ in range(batch):
            call()
        if time.perf_counter_ns() - start > 2_000_000:
            break
        batch *= 2
    times = []
    for _ in range(101):
        start = time.perf_counter_ns()
        for _ in range(batch):
            call()
        times.append((time.perf_counter_ns() - start) / batch / 1000)
    return sorted(times)[50]


def field_type(example: Any, name: str, make: Callable[[str, dict[str, Any]], Any]) -> Any:
    """A type for a member, from its example: ids and amounts may be text or numbers."""
    if isinstance(example, dict):
        return make(name, example) | None
    if isinstance(example, list):
        element = next((field_type(one, name, make) for one in example if one is not None), Any)
        return list[element] | None  # type: ignore[valid-type]
    if name.endswith(("_amt", "_cost", "price", "total")) or name in BUCKETS:
        return Decimal | None
    return str | int | None


BUCKETS = frozenset(
    ["authed", "available", "captured", "charged", "credited", "settled", "unsettled", "voided"]
)


def struct(name: str, members: dict[str, Any]) -> Any:
    fields = [(key, field_type(value, key, struct), None) for key, value in members.items()]
    return msgspec.defstruct(f"S_{name}", fields)


def model(name: str, members: dict[str, Any]) -> Any:
    fields: dict[str, Any] = {
        key: (field_type(value, key, model), None) for key, value in members.items()
    }
    return pydantic.create_model(f"M_{name}", **fields)


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
    print(first.ljust(24) + "".join(cell.rjust(13) for cell in rest))


def main() -> None:
    schema = subprocess.check_output(
        ["cargo", "run", "-q", "-p", "orderwire", "--example", "schema", "--", KIND], cwd=ROOT
    )
    validator = jsonschema_rs.validator_for(orjson.loads(schema))
    decoder = msgspec.json.Decoder(struct("order", json.loads(EXAMPLE)))
    adapter = pydantic.TypeAdapter(model("order", json.loads(EXAMPLE)))

    print(f"Python {platform.python_version()}, {os.cpu_count()} cores; µs a call, median")
    row(
        "check",
        "bytes",
        "check",
        "is_valid",
        "msgspec",
        "pydantic",
        "orjson+schema",
        "msgspec/",
        "pydantic/",
        "schema/",
    )
    compact = json.dumps(json.loads(EXAMPLE), separators=(",", ":")).encode()
    for name, payload in [
        ("example", EXAMPLE),
        ("example, compact", compact),
        ("50 lines, compact", with_lines(50)),
    ]:
        ours = median(lambda payload=payload: orderwire.check(KIND, payload))
        valid = median(lambda payload=payload: orderwire.is_valid(KIND, payload))
        msg = median(lambda payload=payload: decoder.decode(payload))
        pyd = median(lambda payload=payload: adapter.validate_json(payload))
        sch = median(lambda payload=payload: list(validator.iter_errors(orjson.loads(payload))))
        figures = [f"{figure:.2f}" for figure in (ours, valid, msg, pyd, sch)]
        row(name, len(payload), *figures, *[f"{peer / ours:.2f}×" for peer in (msg, pyd, sch)])

    weights = [2200, 1400, 4300, 750, 1999, 1, 500, 12000, 333, 667]
    decimals = [Decimal(weight) for weight in weights]
    total = Decimal("1000.01")
    assert orderwire.apportion(total, decimals, scale=2) == largest_remainder(total, decimals)
    row("apportion 10 lines", "decimal loop", "orderwire", "ratio", "target")
    compared(
        "one order, int",
        "10×",
        lambda: largest_remainder(total, decimals),
        lambda: orderwire.apportion(100_001, weights),
    )
    compared(
        "one order, Decimal",
        "",
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
        "1,000 orders, int, each",
        "20×",
        lambda: [largest_remainder(*order) for order in exact],
        lambda: orderwire.apportion_many(totals, lists),
        len(orders),
    )


def compared(
    name: str,
    target: str,
    peer: Callable[[], object],
    ours: Callable[[], object],
    calls: int = 1,
) -> None:
    """A row with both times; they take turns, so that what else the machine does hits both."""
    times: tuple[list[float], list[float]] = ([], [])
    for turn in range(3):
        for which in (0, 1) if turn % 2 else (1, 0):
            times[which].append(median((peer, ours)[which]) / calls)
    theirs, own = (sorted(measured)[1] for measured in times)
    row(name, f"{theirs:.2f}", f"{own:.2f}", f"{theirs / own:.2f}×", target)


if __name__ == "__main__":
    main()
