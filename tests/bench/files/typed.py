"""Types for msgspec and pydantic, made from an example of a payload."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import msgspec
import pydantic

BUCKETS = frozenset(
    ["authed", "available", "captured", "charged", "credited", "settled", "unsettled", "voided"]
)


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


def struct(name: str, members: dict[str, Any]) -> Any:
    fields = [(key, field_type(value, key, struct), None) for key, value in members.items()]
    return msgspec.defstruct(f"S_{name}", fields)


def model(name: str, members: dict[str, Any]) -> Any:
    fields: dict[str, Any] = {
        key: (field_type(value, key, model), None) for key, value in members.items()
    }
    return pydantic.create_model(f"M_{name}", **fields)
