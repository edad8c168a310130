"""What a payload may come as."""

import array
import collections
import enum
import json
import types
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import orderwire
import pytest
from support import EVENTS, EXAMPLE, EXAMPLES, REQUEST, loads

LINE = '{"data": {"line_items": [{"unit_price": %s}]}}'


def line(price: Any) -> dict[str, Any]:
    return {"data": {"line_items": [{"unit_price": price}]}}


def codes(payload: Any, **options: Any) -> list[str]:
    return [finding.code for finding in orderwire.check(REQUEST, payload, **options).findings]


@pytest.mark.parametrize(
    "convert",
    [bytes, bytes.decode, bytearray, memoryview, lambda body: memoryview(array.array("B", body))],
    ids=["bytes", "str", "bytearray", "memoryview", "memoryview of an array"],
)
def test_text_in_every_form_gives_the_same(convert: Any) -> None:
    report = orderwire.check(REQUEST, convert(EXAMPLE))
    assert report == orderwire.check(REQUEST, EXAMPLE)
    assert report.input == "text"


def test_a_memoryview_with_gaps() -> None:
    gaps = bytearray(2 * len(EXAMPLE))
    gaps[::2] = EXAMPLE
    assert orderwire.check(REQUEST, memoryview(gaps)[::2]).ok


def test_a_path_is_read() -> None:
    path = EXAMPLES / f"{REQUEST}.json"
    assert orderwire.check(REQUEST, path) == orderwire.check(REQUEST, EXAMPLE)


def test_a_str_is_json_and_no_path() -> None:
    report = orderwire.check(REQUEST, str(EXAMPLES / f"{REQUEST}.json"))
    assert [finding.code for finding in report.findings] == ["json.syntax"]


def test_a_missing_file_is_the_systems_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as caught:
        orderwire.check(REQUEST, tmp_path / "none.json")
    assert caught.value.filename
    with pytest.raises(IsADirectoryError):
        orderwire.check(REQUEST, tmp_path)


@pytest.mark.parametrize(
    "wrong",
    [None, 5, 5.0, True, {1}, object(), iter([]), Decimal(1), memoryview(array.array("I", [1]))],
)
def test_other_types_are_refused(wrong: Any) -> None:
    for function in (orderwire.check, orderwire.is_valid, orderwire.parse, orderwire.totals):
        with pytest.raises(TypeError, match="write JSON as str, bytes"):
            function(REQUEST, wrong)
    with pytest.raises(TypeError, match="write JSON as str, bytes"):
        orderwire.writeback("{}", wrong)


def test_the_kind_is_a_str() -> None:
    with pytest.raises(TypeError, match="str"):
        orderwire.check(5, "{}")  # type: ignore[arg-type]


def test_half_a_surrogate_pair_is_a_finding() -> None:
    for text in ('{"data": "\ud800"}', '{"\udfff": 1}'):
        report = orderwire.check(REQUEST, text)
        assert [finding.code for finding in report.findings] == ["json.lone_surrogate"]
    hosts: list[Any] = [{"data": {"x": "a\ud800"}}, {"data": {'\udfff"\\\n': 1}}]
    for host in hosts:
        report = orderwire.check(REQUEST, host)
        assert [finding.code for finding in report.findings] == ["json.lone_surrogate"]
    assert orderwire.check(REQUEST, hosts[0]).findings[0].pointer == "/data/x"
    # Two halves, though apart in Python, are a pair in JSON.
    assert orderwire.check(REQUEST, {"data": {"x": "\ud83d\ude00"}}).ok


def test_a_host_object_has_no_positions() -> None:
    report = orderwire.check(REQUEST, loads(EXAMPLE))
    text = orderwire.check(REQUEST, EXAMPLE)
    assert report.input == "parsed"
    assert [f.code for f in report.findings] == [f.code for f in text.findings]
    assert [f.pointer for f in report.findings] == [f.pointer for f in text.findings]
    for finding in report.findings:
        assert (finding.line, finding.column, finding.offset) == (None, None, None)
        assert not finding.to_dict().keys() & {"line", "column", "offset"}


def test_parsing_gives_the_same_from_text_and_host() -> None:
    assert orderwire.parse(REQUEST, loads(EXAMPLE)) == orderwire.parse(REQUEST, EXAMPLE)


def test_amounts_in_floats_are_reported() -> None:
    assert "amount.float" not in codes(LINE % "1.1")
    assert "amount.float" not in codes(line(Decimal("1.1")))
    assert codes(line(1.1)) == ["amount.float", "field.type"]
    assert "amount.float" in codes(line(5.0))
    (finding, _) = orderwire.check(REQUEST, line(0.1 + 0.2)).findings
    assert (finding.severity, finding.found) == ("warning", "0.30000000000000004")
    (finding, *_) = orderwire.check(REQUEST, line(0.1), mode="strict").findings
    assert finding.severity == "error"


def test_a_float_of_another_class_is_marked_too() -> None:
    class Loud(float):
        def __repr__(self) -> str:
            return "Loud(1.5)"

    assert orderwire.parse(REQUEST, line(Loud(1.5))) == line(Decimal("1.5"))
    assert "amount.float" in codes(line(Loud(1.5)))


@pytest.mark.parametrize(
    "text",
    ["10.10", "0.29999999999999998", "12345678901234567.89", "-0", "1E+2", "0E-7", "1e-10", "007"],
)
def test_decimals_keep_every_digit(text: str) -> None:
    price = orderwire.parse(REQUEST, line(Decimal(text)))["data"]["line_items"][0]["unit_price"]
    assert str(price) == str(Decimal(text))


@pytest.mark.parametrize("digits", [15, 28, 100, 640, 641, 5_000, 20_000])
def test_integers_of_any_size(digits: int) -> None:
    text = "9" * digits
    number = int(Decimal(text))
    report = orderwire.check(REQUEST, line(number))
    assert report.ok == (digits <= 28)
    if not report.ok:
        assert report.findings[0].code == "amount.range"
    kept = orderwire.parse(REQUEST, {"x": number, "y": -number})
    assert (kept["x"], kept["y"]) == (number, -number)
    assert orderwire.parse(REQUEST, f'{{"x": {text}}}') == {"x": number}


def test_numbers_beyond_decimal_stay_text() -> None:
    for text in ("1e9999999999999999999", "1E-9999999999999999999", "0e99999999999999999999"):
        assert orderwire.parse(REQUEST, f'{{"x": {text}}}') == {"x": text}
    assert orderwire.parse(REQUEST, '{"x": 1e999999}') == {"x": Decimal("1e999999")}


class Status(str, enum.Enum):
    DONE = "done"


class Count(enum.IntEnum):
    TWO = 2


class Table(Mapping[str, Any]):
    def __init__(self, **members: Any) -> None:
        self.members = members

    def __getitem__(self, name: str) -> Any:
        return self.members[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.members)

    def __len__(self) -> int:
        return len(self.members)


class Row(Sequence[Any]):
    def __init__(self, *elements: Any) -> None:
        self.elements = elements

    def __getitem__(self, index: Any) -> Any:
        return self.elements[index]

    def __len__(self) -> int:
        return len(self.elements)


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (None, None),
        (True, True),
        ('é"\\\n\u2028😀', 'é"\\\n\u2028😀'),
        ((1, 2), [1, 2]),
        (range(3), [0, 1, 2]),
        (collections.deque([1]), [1]),
        (Row(1, Row()), [1, []]),
        (collections.OrderedDict(b=1, a=2), {"b": 1, "a": 2}),
        (collections.ChainMap({"a": 1}), {"a": 1}),
        (types.MappingProxyType({"a": 1}), {"a": 1}),
        (Table(a=Table(b=[])), {"a": {"b": []}}),
        (Status.DONE, "done"),
        (Count.TWO, 2),
        (Decimal("1.50"), Decimal("1.50")),
        (2**80, 2**80),
    ],
    ids=repr,
)
def test_what_a_host_object_may_hold(value: Any, plain: Any) -> None:
    parsed = orderwire.parse(REQUEST, {"x": value})["x"]
    assert parsed == plain
    assert type(parsed) is type(plain)
    assert orderwire.parse(REQUEST, Table(x=value))["x"] == plain


def test_the_order_of_members_is_kept() -> None:
    names = [f"m{number * 7919 % 101}" for number in range(101)]
    assert list(orderwire.parse(REQUEST, dict.fromkeys(names))) == names


@pytest.mark.parametrize(
    ("payload", "code", "pointer", "words"),
    [
        ({"a": [0, {"b/~": object()}]}, "input.type", "/a/1/b~1~0", "object"),
        ({"a": b"x"}, "input.type", "/a", "bytes"),
        ({"a": {1}}, "input.type", "/a", "set"),
        ({"a": bytearray()}, "input.type", "/a", "bytearray"),
        ([memoryview(b"x")], "input.type", "/0", "memoryview"),
        ({"a": Path("x")}, "input.type", "/a", "Path"),
        ({"a": iter([1])}, "input.type", "/a", "iterator"),
        ({"a": 1j}, "input.type", "/a", "complex"),
        ({1: 2}, "input.key", "", "int"),
        ({"a": {b"b": 2}}, "input.key", "/a", "bytes"),
        ({"a": [{None: 2}]}, "input.key", "/a/0", "NoneType"),
        ({"a": float("nan")}, "input.number", "/a", "float"),
        ({"a": [float("-inf")]}, "input.number", "/a/0", "float"),
        ({"a": Decimal("NaN")}, "input.number", "/a", "Decimal"),
        ({"a": Decimal("sNaN12")}, "input.number", "/a", "Decimal"),
        ({"a": Decimal("-Infinity")}, "input.number", "/a", "Decimal"),
    ],
)
def test_what_json_has_no_form_for(payload: Any, code: str, pointer: str, words: str) -> None:
    for function in (orderwire.check, orderwire.is_valid, orderwire.parse, orderwire.totals):
        with pytest.raises(orderwire.InputError, match=words) as caught:
            function(REQUEST, payload)
        assert (caught.value.code, caught.value.details) == (code, {"pointer": pointer})


def test_errors_of_the_host_pass_through() -> None:
    class Broken(Table):
        def __getitem__(self, name: str) -> Any:
            raise RuntimeError("broken")

    with pytest.raises(RuntimeError, match="broken"):
        orderwire.check(REQUEST, Broken(a=1))


def test_an_object_that_changes_while_it_is_read() -> None:
    class Shrinking(Sequence[Any]):
        def __init__(self, owner: dict[str, Any]) -> None:
            self.owner = owner

        def __getitem__(self, index: Any) -> Any:
            self.owner.clear()
            raise IndexError

        def __len__(self) -> int:
            return 1

    owner: dict[str, Any] = {"a": None, "b": 1, "c": 2}
    owner["a"] = Shrinking(owner)
    assert orderwire.parse(REQUEST, owner) == {"a": [], "b": 1, "c": 2}


def test_a_list_at_the_top_is_no_payload_but_json() -> None:
    tops: list[Any] = [[], ()]
    for top in tops:
        (finding,) = orderwire.check(EVENTS, top).findings
        assert (finding.code, finding.pointer) == ("field.type", "")


@pytest.mark.parametrize("payload", ["", b"", " ", "{", "nul", "[1,]", '{"a":1,}', "{'a':1}"])
def test_what_is_not_json(payload: Any) -> None:
    (finding,) = orderwire.check(REQUEST, payload).findings
    assert finding.code == "json.syntax"


def test_a_cycle_is_too_deep() -> None:
    table: dict[str, Any] = {}
    table["again"] = table
    row: list[Any] = []
    row.append(row)
    knot = Table()
    knot.members["knot"] = knot
    for cycle in (table, row, knot, {"x": row}):
        assert codes(cycle) == ["json.depth"]


@pytest.mark.parametrize("depth", [126, 127, 128, 129, 130, 100_000])
def test_nesting(depth: int) -> None:
    """The object counts as one level."""
    row: list[Any] = []
    for _ in range(depth - 2):
        row = [row]
    expected = ["json.depth"] if depth > 128 else []
    assert codes({"x": row}) == expected
    assert codes('{"x": ' + "[" * (depth - 1) + "]" * (depth - 1) + "}") == expected
    if not expected:
        assert orderwire.parse(REQUEST, {"x": row}) == {"x": row}
    while row:
        row = row[0]  # One level at a time, or freeing it would recurse.


def test_an_object_that_is_shared_many_times_over() -> None:
    """Ten lines of YAML can say this; as text it would fill any disk."""
    row: list[Any] = ["lol"] * 10
    for _ in range(60):
        row = [row] * 10
    with pytest.raises(orderwire.InputError, match="bytes of text") as caught:
        orderwire.check(REQUEST, row)
    assert caught.value.code == "input.size"


def test_json_of_the_same_object() -> None:
    host = loads(EXAMPLE)
    assert orderwire.check(REQUEST, json.dumps(host)).ok
