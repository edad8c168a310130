"""Where each vendor's order keeps what an order line needs.

Paths name the members of a payload, from the order or from one of its lines. `csv` maps the columns
of an export with a row a line to pointers: `-` is the row's own line.
"""

from dataclasses import dataclass
from functools import cached_property

Path = str | None


@dataclass(frozen=True)
class Shape:
    """A kind of order."""

    kind: str
    csv: dict[str, str]
    lines: str
    # Of the order. Its amounts may be in another currency than its lines'.
    order_id: str
    order_shipping: str
    order_tax: str
    order_discount: str
    order_total: str
    # Of a line.
    quantity: str
    unit_price: str
    sku: Path = None
    line_id: Path = None
    removed: Path = None
    shipping: Path = None
    # Of one unit of the line.
    unit_tax: Path = None
    discount: Path = None
    # Of the order, where all of its amounts have the same.
    currency: Path = None
    # Amounts are objects of `cents` and a `currency`.
    money: bool = False
    # Amounts are whole numbers of minor units.
    minor: bool = False

    @cached_property
    def vendor(self) -> str:
        """The vendor's name."""
        return self.kind.partition(".")[0]


def _retailops(operation: str) -> Shape:
    return Shape(
        kind=f"retailops.{operation}.request",
        lines="data.line_items",
        order_id="data.order.id",
        order_shipping="data.order_info.shipping_amt",
        order_tax="data.order_info.tax_amt",
        order_discount="data.order_info.discount_amt",
        order_total="data.order.grand_total",
        line_id="corr",
        sku="sku",
        removed="removed",
        quantity="quantity",
        unit_price="unit_price",
        shipping="apportioned_ship_amt",
        csv={
            "order": "/data/order/id",
            "grand_total": "/data/order/grand_total",
            "shipping": "/data/order_info/shipping_amt",
            "tax": "/data/order_info/tax_amt",
            "discount": "/data/order_info/discount_amt",
            "corr": "/data/line_items/-/corr",
            "sku": "/data/line_items/-/sku",
            "quantity": "/data/line_items/-/quantity",
            "unit_price": "/data/line_items/-/unit_price",
            "line_shipping": "/data/line_items/-/apportioned_ship_amt",
            "removed": "/data/line_items/-/removed",
        },
    )


def _price(name: str, member: str) -> dict[str, str]:
    """The two columns of an amount."""
    return {f"{name}_cents": f"{member}/cents", f"{name}_currency": f"{member}/currency"}


SHAPES = {
    shape.kind: shape
    for shape in (
        _retailops("order_writeback"),
        _retailops("order_update"),
        Shape(
            kind="onward.update_order.request",
            money=True,
            lines="line_items",
            order_id="shop_order_number",
            order_shipping="total_shipping_price",
            order_tax="total_tax_price",
            order_discount="total_discounts_price",
            order_total="total_price",
            line_id="shop_line_item_id",
            sku="shop_variant_id",
            quantity="quantity",
            unit_price="unit_price",
            csv={
                "order": "/shop_order_number",
                "status": "/financial_status",
                **_price("subtotal", "/subtotal_price"),
                **_price("discounts", "/total_discounts_price"),
                **_price("shipping", "/total_shipping_price"),
                **_price("tax", "/total_tax_price"),
                **_price("total", "/total_price"),
                # Objects in a cell are JSON.
                "customer": "/customer",
                "address": "/shipping_address",
                "line": "/line_items/-/shop_line_item_id",
                "product": "/line_items/-/shop_product_id",
                "variant": "/line_items/-/shop_variant_id",
                "name": "/line_items/-/name",
                **_price("unit", "/line_items/-/unit_price"),
                **_price("line_total", "/line_items/-/total_price"),
                "quantity": "/line_items/-/quantity",
                "image": "/line_items/-/image_url",
                "grams": "/line_items/-/grams",
                "insured": "/line_items/-/is_insured",
            },
        ),
        Shape(
            kind="backd.update_order.request",
            minor=True,
            lines="items",
            order_id="order_id",
            order_shipping="shipping_amount",
            order_tax="tax_amount",
            order_discount="discount_amount",
            order_total="order_total",
            sku="sku",
            quantity="qty",
            unit_price="unit_price",
            csv={
                "order": "/order_id",
                "merchant_order": "/merchant_order_id",
                "status": "/merchant_order_status",
                "total": "/order_total",
                "cart": "/cart_amount",
                "tax": "/tax_amount",
                "shipping": "/shipping_amount",
                "discount": "/discount_amount",
                # Objects in a cell are JSON.
                "ship_to": "/shipping",
                "bill_to": "/billing",
                "name": "/items/-/display_name",
                "sku": "/items/-/sku",
                "unit_price": "/items/-/unit_price",
                "qty": "/items/-/qty",
            },
        ),
        Shape(
            kind="wiredplus.update_order.request",
            lines="order_lines",
            order_id="order_reference",
            order_shipping="shipping_total",
            order_tax="invoice_tax_total",
            order_discount="invoice_discount_total",
            order_total="grand_total",
            currency="iso_currency_code",
            line_id="order_line_id",
            sku="product_sku",
            quantity="quantity",
            unit_price="product_price",
            unit_tax="product_price_tax",
            discount="row_total_discount",
            csv={
                "api_reference": "/api_reference_id",
                "order": "/order_reference",
                "email": "/customer_email",
                "currency": "/iso_currency_code",
                "invoice_total": "/invoice_total",
                "invoice_tax": "/invoice_tax_total",
                "invoice_discount": "/invoice_discount_total",
                "shipping": "/shipping_total",
                "shipping_discount": "/shipping_discount_total",
                "grand_total": "/grand_total",
                "line": "/order_lines/-/order_line_id",
                "sku": "/order_lines/-/product_sku",
                "quantity": "/order_lines/-/quantity",
                "price": "/order_lines/-/product_price",
                "unit_tax": "/order_lines/-/product_price_tax",
                "row_total": "/order_lines/-/row_total",
                "row_discount": "/order_lines/-/row_total_discount",
            },
        ),
    )
}


def shape_of(file_name: str) -> Shape | None:
    """The shape of a file's orders: its name begins with their kind."""
    return next((shape for kind, shape in SHAPES.items() if file_name.startswith(f"{kind}.")), None)
