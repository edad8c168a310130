"""Made orders, and how each vendor writes them.

Amounts are whole numbers of the smallest unit until they are written, and orderwire takes no part,
so that what is found in them proves something.
"""

import json
import random
import re
from dataclasses import dataclass, replace
from typing import Any

Json = dict[str, Any]

NO = (0, "0", False, None, "false")
YES = (1, "1", True, "true")
DIGITS = {"USD": 2, "EUR": 2, "JPY": 0, "KWD": 3}
# More than a float holds, and more behind the point than anybody expects.
TELLING = (
    (1_234_567_890_123_456_789, 2),
    (29_999_999_999_999_998, 17),
    (1_010_000_000_000_000, 14),
)


@dataclass(frozen=True)
class Line:
    """A line of an order."""

    sku: str
    quantity: int
    price: int
    removed: bool = False

    @property
    def total(self) -> int:
        """The extended price."""
        return self.quantity * self.price


@dataclass(frozen=True)
class Order:
    """An order whose amounts agree, in units of 10^-digits."""

    number: int
    digits: int
    currency: str
    lines: tuple[Line, ...]
    shipping: int
    discount: int

    @property
    def subtotal(self) -> int:
        """Of the lines that are not removed."""
        return sum(line.total for line in self.lines if not line.removed)

    @property
    def tax(self) -> int:
        """7 % of each line's unit price, rounded down, times its quantity."""
        return sum(line.quantity * unit_tax(line) for line in self.lines if not line.removed)

    @property
    def total(self) -> int:
        """What it costs."""
        return self.subtotal + self.shipping - self.discount + self.tax


def unit_tax(line: Line) -> int:
    return line.price * 7 // 100


def make_order(rng: random.Random, number: int, vendor: str, *, negative: bool) -> Order:
    """A drawn order."""
    named = vendor in ("onward", "wiredplus")
    currency = rng.choice(list(DIGITS)) if named else ""
    digits = DIGITS.get(currency, 2)
    retailops = vendor == "retailops"
    lines = [
        Line(
            sku=f"{rng.randrange(1, 100_000):05}",
            quantity=rng.randrange(1, 6),
            price=rng.randrange(100, 50_000),
            # The first line stays, so that every order has one.
            removed=retailops and index > 0 and rng.randrange(20) == 0,
        )
        for index in range(rng.randrange(1, 5))
    ]
    if negative:
        lines[0] = replace(lines[0], quantity=-lines[0].quantity)
    elif retailops and rng.randrange(10) == 0:
        price, digits = rng.choice(TELLING)
        lines = [replace(line, price=line.price * 10 ** (digits - 2)) for line in lines]
        lines[0] = replace(lines[0], price=price)
    finer = 10 ** (digits - 2) if retailops else 1
    return Order(
        number=number,
        digits=digits,
        currency=currency,
        lines=tuple(lines),
        shipping=rng.choice((0, 500, 995, 1250)) * finer,
        discount=rng.choice((0, 0, 0, 0, rng.randrange(1, 100))) * finer,
    )


def text(units: int, digits: int) -> str:
    """An amount as it is written with all of its digits."""
    sign, figures = "-" if units < 0 else "", str(abs(units)).rjust(digits + 1, "0")
    return f"{sign}{figures[:-digits]}.{figures[-digits:]}" if digits else sign + figures


def write(rng: random.Random, vendor: str, order: Order) -> Json:
    """The order as the vendor writes it."""
    return {
        "retailops": _retailops,
        "onward": _onward,
        "backd": _backd,
        "wiredplus": _wiredplus,
    }[vendor](rng, order)


def dump(content: Any) -> str:
    """JSON text; amounts between `#` are numbers with all of their digits."""
    found = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return re.sub(r'"#([-.0-9]+)#"', r"\1", found)


def _retailops(rng: random.Random, order: Order) -> Json:
    def amount(units: int) -> str:
        return text(units, order.digits)

    kept = [line for line in order.lines if not line.removed]
    share, rest = divmod(order.shipping, len(kept))
    shares = iter([share + (at < rest) for at in range(len(kept))])
    lines = [
        {
            "apportioned_ship_amt": amount(0 if line.removed else next(shares)),
            "sku": line.sku,
            "quantity": str(line.quantity),
            "estimated_ship_date": 1460151590 + order.number,
            "direct_ship_amt": "0.00",
            "corr": str(order.number * 10 + index),
            "removed": rng.choice(YES if line.removed else NO),
            "estimated_cost": "0",
            "unit_price": amount(line.price),
        }
        for index, line in enumerate(order.lines)
    ]
    account = {"id": "6", "method": "channel", "charged": amount(order.total), "captured": "0.00"}
    return {
        "headers": {"client_id": "497", "ticket": f"1,1,0,{rng.getrandbits(64):x}"},
        "version": 1,
        "action": "testco.orderpull.order_fetch",
        "data": {
            "rmas": [None],
            "line_items": lines,
            "order_info": {
                "shipping_amt": amount(order.shipping),
                "discount_amt": amount(order.discount),
                "tax_amt": amount(order.tax),
                "direct_tax_amt": "0.00",
            },
            "order": {
                "channel_payment": account,
                "grand_total": amount(order.total),
                "ship_service_name": "Café pick-up",
                "channel_refnum": str(40_000 + order.number),
                "shipments": [None],
                "id": str(order.number),
            },
            "channel": {"id": 21},
        },
    }


def _onward(_: random.Random, order: Order) -> Json:
    def price(cents: int) -> Json:
        return {"cents": cents, "currency": order.currency}

    return {
        "shop_order_number": f"W-{order.number}",
        "subtotal_price": price(order.subtotal),
        "total_discounts_price": price(order.discount),
        "total_shipping_price": price(order.shipping),
        "total_tax_price": price(order.tax),
        "total_price": price(order.total),
        "financial_status": "paid",
        "customer": {
            "shop_customer_id": "7461",
            "first_name": "Zoé",
            "last_name": "Loo",
            "email": "zoe@example.com",
        },
        "shipping_address": {
            "address1": "123 Main St",
            "province_code": "CA",
            "city": "Los Angeles",
            "postal_code": "90210",
            "country_code": "US",
        },
        "line_items": [
            {
                "shop_line_item_id": str(order.number * 10 + index),
                "shop_product_id": "142",
                "shop_variant_id": line.sku,
                "name": "T-shirt",
                "unit_price": price(line.price),
                "total_price": price(line.total),
                "quantity": line.quantity,
                "image_url": "https://example.com/shirt.png",
                "grams": 24,
                "is_insured": False,
            }
            for index, line in enumerate(order.lines)
        ],
    }


def _backd(_: random.Random, order: Order) -> Json:
    party = {
        "name": {"first": "Zoé", "last": "Doe"},
        "address": {
            "line1": "123 Main St",
            "city": "Austin",
            "state": "TX",
            "zipcode": "78704",
            "country": "USA",
        },
        "phone_number": "4153334567",
        "email": "zoe@example.com",
    }
    return {
        "order_id": f"BKD{order.number}",
        "merchant_order_id": f"M{order.number}",
        "merchant_order_status": "processing",
        "order_total": order.total,
        "cart_amount": order.subtotal,
        "tax_amount": order.tax,
        "shipping_amount": order.shipping,
        "discount_amount": order.discount,
        "shipping": party,
        "billing": party,
        "items": [
            {
                "display_name": "T-shirt",
                "sku": line.sku,
                "unit_price": line.price,
                "qty": line.quantity,
            }
            for line in order.lines
        ],
    }


def _wiredplus(_: random.Random, order: Order) -> Json:
    def amount(units: int) -> str:
        return f"#{text(units, order.digits)}#"

    # Its grand total is without tax.
    return {
        "api_reference_id": str(order.number),
        "order_reference": f"WP-{order.number}",
        "iso_currency_code": order.currency,
        "order_status": "pending",
        "invoice_tax_total": amount(order.tax),
        "invoice_total": amount(order.subtotal),
        "invoice_discount_total": amount(order.discount),
        "shipping_total": amount(order.shipping),
        "shipping_discount_total": "#0#",
        "grand_total": amount(order.total - order.tax),
        "customer_email": "zoe@example.com",
        "customer_firstname": "Zoé",
        "order_lines": [
            {
                "order_line_id": order.number * 10 + index,
                "product_sku": line.sku,
                "product_price_tax": amount(unit_tax(line)),
                "product_price": amount(line.price),
                "quantity": line.quantity,
                "row_total": amount(line.total),
                "row_total_discount": amount(0 if index else order.discount),
            }
            for index, line in enumerate(order.lines)
        ],
    }
