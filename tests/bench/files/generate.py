"""Writes a file of made orders with known faults, and says which.

Orders are RetailOps' order_update requests, whose amounts are JSON numbers. The same number of
orders gives the same bytes.
"""

import json
import random
from decimal import Decimal, localcontext
from pathlib import Path
from typing import Any

KIND = "retailops.order_update.request"
LINES = 4
# One order in so many has each fault.
EVERY = 2_000
# Unit prices that a float does not hold, or not with its digits; one order in so many has each.
DIGITS = ("0.29999999999999998", "1234567890123456.78", "10.10")
# By what is wrong: where it stands among EVERY orders.
FAULTS = {"cut off": 11, "amount": 22, "quantity": 33, "type": 44, "flag": 55, "total": 66}
FIRST_DIGITS = 100


def fault_of(line: int) -> str | None:
    """What is wrong with a line."""
    place = line % EVERY
    return next((name for name, at in FAULTS.items() if at == place), None)


def digits_of(line: int) -> str | None:
    """The telling unit price of a line."""
    place = line % EVERY - FIRST_DIGITS
    return DIGITS[place] if 0 <= place < len(DIGITS) else None


def template(example: Path) -> str:
    """An order with places for what differs."""
    order: Any = json.loads(example.read_text())
    data = order["data"]
    # The document's lists of one null are not what its schema says.
    data["rmas"] = data["order"]["shipments"] = []
    line = data["line_items"][0] | {
        "sku": "@sku@",
        "quantity": "@quantity@",
        "corr": "@corr@",
        "unit_price": "@price@",
        "removed": "@removed@",
        "apportioned_ship_amt": 1.25,
        "direct_ship_amt": 0,
    }
    data["line_items"] = [line] * LINES
    data["order_info"] = {
        "shipping_amt": "@shipping@",
        "discount_amt": 0,
        "tax_amt": "@tax@",
        "direct_tax_amt": 0,
    }
    data["order"]["grand_total"] = "@total@"
    data["order"]["id"] = data["order"]["channel_refnum"] = "@id@"
    return json.dumps(order, separators=(",", ":")).replace('"@', "@").replace('@"', "@")


def cents(amount: int) -> str:
    return f"{amount // 100}.{amount % 100:02}"


def order(pieces: list[str], number: int, rng: random.Random) -> str:
    """The text of an order, whose amounts agree but for the planted fault."""
    fault, telling = fault_of(number), digits_of(number)
    prices = [rng.randrange(1, 50_000) for _ in range(LINES)]
    quantities = [rng.randrange(1, 6) for _ in range(LINES)]
    subtotal = sum(map(int.__mul__, prices, quantities))
    shipping, tax = 500, subtotal // 14
    total = cents(subtotal + shipping + tax + (fault == "total"))
    if telling:
        with localcontext(prec=60):
            first = quantities[0] * (Decimal(telling) - Decimal(cents(prices[0])))
            total = format(Decimal(total) + first, "f")
    texts = {
        "shipping": cents(shipping),
        "tax": cents(tax),
        "total": total,
        "id": str(number),
    }
    line, parts = -1, []
    for piece in pieces:
        if piece == "sku":
            line += 1
            parts.append(str(prices[line]))
        elif piece == "quantity":
            parts.append("1.5" if fault == "quantity" and line == 0 else str(quantities[line]))
        elif piece == "corr":
            parts.append(str(number * 10 + line))
        elif piece == "price":
            price = cents(prices[line])
            if line == 0:
                price = '"1,5"' if fault == "amount" else telling or price
            parts.append(price)
        elif piece == "removed":
            parts.append('"maybe"' if fault == "flag" and line == 0 else "0")
        else:
            parts.append(texts.get(piece, piece))
    text = "".join(parts)
    if fault == "cut off":
        return text[: len(text) // 2]
    return text.replace('"order_info":{', '"order_info":7,"was":{') if fault == "type" else text


def write(target: Path, orders: int, example: Path) -> None:
    """Writes the file, and beside it the same without the orders that are cut off."""
    pieces = template(example).split("@")
    rng = random.Random(1)
    part = target.with_suffix(".part")
    with part.open("w", encoding="utf-8") as out, whole(target).open("w", encoding="utf-8") as copy:
        for number in range(1, orders + 1):
            line = order(pieces, number, rng) + "\n"
            out.write(line)
            if fault_of(number) != "cut off":
                copy.write(line)
    part.replace(target)


def whole(target: Path) -> Path:
    """The file of which each line is JSON."""
    return target.with_suffix(".whole.ndjson")
