"""Makes writeback requests, some with known faults, and a manifest that says which.

    python generate.py ORDERS.ndjson MANIFEST.json [--orders 10000] [--seed 1]

The same seed gives the same bytes. Of every 100 orders two have each fault. Amounts are whole
cents until they are written, and orderwire takes no part, so that the manifest proves something.
"""

import argparse
import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

BLOCK = 100
PER_BLOCK = 2
NO = (0, "0", False, None, "false")
YES = (1, "1", True, "true")
SUMS = ("extended_price", "shipping_amt", "discount_amt", "tax_amt")

Order = dict[str, Any]


class Fault(NamedTuple):
    """What is wrong with an order, and what should be said about it."""

    code: str
    severity: str
    # Changes the order before it is written, or its bytes afterwards.
    change: Callable[[Order], None] | None = None
    mangle: Callable[[bytes, random.Random], bytes] | None = None


def text(cents: int) -> str:
    """Cents as RetailOps writes amounts."""
    sign = "-" if cents < 0 else ""
    return f"{sign}{abs(cents) // 100}.{abs(cents) % 100:02}"


def cut_off(line: bytes, rng: random.Random) -> bytes:
    return line[: rng.randrange(1, len(line))]


def wrong_type(order: Order) -> None:
    order["data"]["order"] = order["data"]["order"]["id"]


def bad_amount(order: Order) -> None:
    order["data"]["order_info"]["shipping_amt"] = "1,5"


def fractional_quantity(order: Order) -> None:
    order["data"]["line_items"][0]["quantity"] = "1.5"


def bad_flag(order: Order) -> None:
    order["data"]["line_items"][0]["removed"] = "maybe"


def wrong_total(order: Order) -> None:
    # One cent, the smallest difference there is.
    cents = int(order["data"]["order"]["grand_total"].replace(".", ""))
    order["data"]["order"]["grand_total"] = text(cents + 1)


FAULTS = {
    "cut_off": Fault("json.syntax", "error", mangle=cut_off),
    "latin_1": Fault(
        "json.invalid_utf8", "error", mangle=lambda line, _: line.replace("é".encode(), b"\xe9")
    ),
    "duplicate_key": Fault(
        "json.duplicate_key",
        "error",
        mangle=lambda line, _: line.replace(b'"corr":', b'"corr":"0","corr":', 1),
    ),
    "wrong_type": Fault("field.type", "error", wrong_type),
    "bad_amount": Fault("amount.syntax", "error", bad_amount),
    "fractional_quantity": Fault("value.integer", "error", fractional_quantity),
    "bad_flag": Fault("value.flag", "error", bad_flag),
    "wrong_total": Fault("total.grand_total", "warning", wrong_total),
    # Its totals agree, so nothing but the sign is wrong.
    "negative_quantity": Fault("value.negative", "warning"),
}


def split(cents: int, parts: int) -> list[int]:
    """Shares that sum up: the first ones get the cents left over."""
    share, rest = divmod(cents, parts)
    return [share + (index < rest) for index in range(parts)]


def make_order(rng: random.Random, number: int, fault: str | None) -> tuple[Order, dict[str, int]]:
    """An order whose amounts agree, and what it adds to the sums."""
    count = rng.randrange(1, 5)
    # The first line stays, so that every order has one.
    removed = [index > 0 and rng.randrange(20) == 0 for index in range(count)]
    quantities = [rng.randrange(1, 6) for _ in range(count)]
    if fault == "negative_quantity":
        quantities[0] = -quantities[0]
    prices = [rng.randrange(1, 50_000) for _ in range(count)]
    costs = [price * 3 // 5 for price in prices]
    kept = [index for index in range(count) if not removed[index]]
    extended = sum(quantities[index] * prices[index] for index in kept)
    shipping = rng.choice((0, 500, 995, 1250))
    discount = rng.choice((0, 0, 0, 0, rng.randrange(1, 1000)))
    tax = max(extended, 0) * 7 // 100
    total = extended + shipping - discount + tax
    shares = dict(zip(kept, split(shipping, len(kept)), strict=True))
    lines = [
        {
            "apportioned_ship_amt": text(shares.get(index, 0)),
            "estimated_extended_cost": text(quantities[index] * costs[index]),
            "sku": f"{rng.randrange(1, 100_000):05}",
            "quantity": str(quantities[index]),
            "estimated_ship_date": 1460151590 + number,
            "direct_ship_amt": "0.00",
            "corr": str(number * 10 + index),
            "removed": rng.choice(YES if removed[index] else NO),
            "estimated_cost": "0",
            "estimated_unit_cost": text(costs[index]),
            "unit_price": text(prices[index]),
        }
        for index in range(count)
    ]
    account = {"id": "6", "method": "channel", "charged": text(total), "captured": "0.00"}
    order = {
        "headers": {"client_id": "497", "ticket": f"1,1,0,{rng.getrandbits(64):x}"},
        "version": 1,
        "action": "testco.orderpull.order_fetch",
        "data": {
            "rmas": [None],
            "line_items": lines,
            "order_info": {
                "shipping_amt": text(shipping),
                "discount_amt": text(discount),
                "tax_amt": text(tax),
                "direct_tax_amt": "0.00",
            },
            "order": {
                "channel_payment": account,
                "grand_total": text(total),
                "ship_service_name": "Café pick-up",
                "channel_refnum": str(40_000 + number),
                "shipments": [None],
                "id": str(number),
                "payment_status": {
                    "by_account": [account],
                    "charged": text(total),
                    "captured": "0.00",
                },
            },
            "channel": {"id": 21},
        },
    }
    return order, dict(zip(SUMS, (extended, shipping, discount, tax), strict=True))


def generate(target: Path, manifest: Path, orders: int, seed: int) -> None:
    """Writes both files."""
    rng = random.Random(seed)
    names = [name for name in FAULTS for _ in range(PER_BLOCK)]
    block: list[str | None] = []
    faults = []
    sums = dict.fromkeys(SUMS, 0)
    with target.open("wb") as out:
        for number in range(1, orders + 1):
            if not block:
                block = [*names, *[None] * (BLOCK - len(names))]
                rng.shuffle(block)
            name = block.pop()
            order, amounts = make_order(rng, number, name)
            fault = FAULTS[name] if name else None
            if name and fault:
                if fault.change:
                    fault.change(order)
                faults.append(
                    {
                        "line": number,
                        "fault": name,
                        "code": fault.code,
                        "severity": fault.severity,
                    }
                )
            line = json.dumps(order, ensure_ascii=False, separators=(",", ":")).encode()
            if fault and fault.mangle:
                line = fault.mangle(line, rng)
            out.write(line + b"\n")
            if fault is None or fault.severity != "error":
                for key, cents in amounts.items():
                    sums[key] += cents
    content = {
        "orders": orders,
        "seed": seed,
        "sums": {name: text(cents) for name, cents in sums.items()},
        "faults": faults,
    }
    manifest.write_text(json.dumps(content, indent=1) + "\n")


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description="Makes orders with known faults.")
    parser.add_argument("target", type=Path, metavar="ORDERS.ndjson")
    parser.add_argument("manifest", type=Path, metavar="MANIFEST.json")
    parser.add_argument("--orders", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    generate(arguments.target, arguments.manifest, arguments.orders, arguments.seed)


if __name__ == "__main__":
    main()
