"""What several tests share."""

import base64
import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import orderwire

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples" / "payloads"

REQUEST: str = "retailops.order_writeback.request"
RESPONSE: str = "retailops.order_writeback.response"
EVENTS: str = "retailops.order_update.response"
FETCH: str = "retailops.order_fetch.request"

EXAMPLE = (EXAMPLES / f"{REQUEST}.json").read_bytes()


def vectors(name: str) -> list[dict[str, Any]]:
    """The cases of a file that every language runs."""
    file = json.loads((ROOT / "tests" / "vectors" / name).read_text(encoding="utf-8"))
    cases: list[dict[str, Any]] = file["cases"]
    return cases


def named(case: dict[str, Any]) -> str:
    """The name of a case, as the test's name."""
    return str(case["name"])


def payload(described: Any) -> bytes:
    """The bytes that a case describes."""
    match described:
        case str():
            return described.encode()
        case {"file": name}:
            return EXAMPLES.joinpath(str(name)).read_bytes()
        case {"base64": text}:
            return base64.b64decode(text)
        case {"repeat": parts}:
            texts: list[str] = [text * count for text, count in parts]
            return "".join(texts).encode()
    raise AssertionError(f"a payload of an unknown form: {described}")


def loads(text: str | bytes) -> Any:
    """The host object that a careful caller has: no digit lost."""
    return json.loads(text, parse_float=Decimal)


def listed(report: orderwire.Report) -> list[list[Any]]:
    """The findings as the vectors of `check` write them."""
    return [[f.code, f.severity, f.pointer, f.line, f.column] for f in report.findings]


def largest_remainder(total: int, weights: list[int]) -> list[int]:
    """The rule itself, by exact fractions."""
    exact = [Fraction(abs(total) * weight, sum(weights)) for weight in weights]
    shares = [int(share) for share in exact]
    order = sorted(range(len(weights)), key=lambda i: (shares[i] - exact[i], -weights[i], i))
    for index in order[: abs(total) - sum(shares)]:
        shares[index] += 1
    return shares if total >= 0 else [-share for share in shares]
