"""Input that nobody should send: always an answer, in bounded time and memory."""

import copy
import itertools
import json
import math
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from typing import Any

import orderwire
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from support import EXAMPLE, EXAMPLES, REQUEST, loads

KINDS = [kind.kind for kind in orderwire.kinds()]
MEBIBYTE = 1 << 20


def answered(kind: str, payload: Any, **options: Any) -> orderwire.Report:
    """A report that every function agrees with."""
    report = orderwire.check(kind, payload, **options)
    assert orderwire.is_valid(kind, payload, **options) == report.ok
    try:
        orderwire.parse(kind, payload, **options)
    except orderwire.ValidationError as error:
        assert error.report == report
        assert not report.ok
    else:
        assert report.ok
    return report


@given(st.sampled_from(KINDS), st.binary())
def test_any_bytes_have_an_answer(kind: str, payload: bytes) -> None:
    report = answered(kind, payload)
    assert report == orderwire.check(kind, bytearray(payload))


@given(st.sampled_from(KINDS), st.text(st.characters()))
@example(REQUEST, "\ud800")
def test_any_text_has_an_answer(kind: str, payload: str) -> None:
    answered(kind, payload)


@given(st.data())
def test_any_cut_or_changed_example_has_an_answer(data: Any) -> None:
    start = data.draw(st.integers(0, len(EXAMPLE)))
    end = data.draw(st.integers(start, len(EXAMPLE)))
    payload = EXAMPLE[:start] + data.draw(st.binary(max_size=8)) + EXAMPLE[end:]
    answered(REQUEST, payload, mode=data.draw(st.sampled_from(["lenient", "strict"])))


def names(document: Any) -> set[str]:
    if isinstance(document, dict):
        return set(document).union(*map(names, document.values()))
    return set().union(*map(names, document)) if isinstance(document, list) else set()


NAMES = st.sampled_from([*sorted(names(loads(EXAMPLE))), "unknown", "", "a/b~c", "é"])
LEAVES: st.SearchStrategy[Any] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.integers(-9, 99).map(str),
    st.decimals(allow_nan=False, allow_infinity=False),
    st.decimals(-9, 99, places=2).map(str),
    st.sampled_from(["", "null", "0", "1", "true", "USD", "2016-04-22T11:02:47-07:00", "http://a"]),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=5),
)
DOCUMENTS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(NAMES, inner, max_size=6)),
    max_leaves=20,
)


def dumps(value: Any) -> str:
    """JSON text that keeps the digits of a `Decimal`."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{dumps(name)}:{dumps(item)}" for name, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(dumps, value)) + "]"
    return str(value) if isinstance(value, Decimal) else json.dumps(value, ensure_ascii=False)


def without_positions(report: orderwire.Report) -> list[Any]:
    return [
        (
            (f.code, f.severity, f.basis, f.pointer, f.message, f.found, f.expected),
            [(related.pointer, related.message) for related in f.related],
        )
        for f in report.findings
    ]


def same(document: Any, **options: Any) -> None:
    text, host = dumps(document), document
    from_text = answered(REQUEST, text, **options)
    from_host = answered(REQUEST, host, **options)
    assert without_positions(from_host) == without_positions(from_text)
    assert (from_host.ok, from_host.truncated) == (from_text.ok, from_text.truncated)
    assert (from_host.scale, from_host.input) == (from_text.scale, "parsed")
    assert loads(text) == loads(dumps(document))
    if from_text.ok:
        assert orderwire.parse(REQUEST, text, **options) == orderwire.parse(
            REQUEST, host, **options
        )
        assert orderwire.totals(REQUEST, text) == orderwire.totals(REQUEST, host)


@given(st.dictionaries(NAMES, DOCUMENTS, max_size=6), st.sampled_from(["lenient", "strict"]))
def test_text_and_host_object_give_the_same(document: Any, mode: str) -> None:
    same(document, mode=mode, unknown="warn")


def leaves(document: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    items = (
        document.items()
        if isinstance(document, dict)
        else enumerate(document)
        if isinstance(document, list)
        else ()
    )
    return [
        path,
        *itertools.chain.from_iterable(leaves(item, (*path, name)) for name, item in items),
    ]


PATHS = leaves(loads(EXAMPLE))[1:]


@given(st.lists(st.tuples(st.sampled_from(PATHS), DOCUMENTS), min_size=1, max_size=4))
def test_a_changed_example_gives_the_same_as_text_and_host_object(changes: Any) -> None:
    document = loads(EXAMPLE)
    for path, value in changes:
        place = document
        try:
            for name in path[:-1]:
                place = place[name]
            if isinstance(place, dict) == isinstance(path[-1], str):
                place[path[-1]] = value
        except (KeyError, IndexError, TypeError):
            continue  # An earlier change removed the place.
    same(document)


ANYTHING = st.recursive(
    st.one_of(
        LEAVES,
        st.floats(),
        st.binary(max_size=3),
        st.decimals(),
        st.complex_numbers(),
        st.text(max_size=3),
        st.integers(-(10**50), 10**50),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.tuples(inner, inner),
        st.dictionaries(st.one_of(NAMES, st.text(max_size=3), st.integers()), inner, max_size=4),
        st.frozensets(st.integers(), max_size=2),
    ),
    max_leaves=20,
)


@given(st.sampled_from(KINDS), ANYTHING)
def test_any_object_has_an_answer(kind: str, payload: Any) -> None:
    try:
        report = orderwire.check(kind, payload)
    except orderwire.InputError as error:
        assert error.code in {"input.type", "input.key", "input.number"}
        assert isinstance(error.details["pointer"], str)
    except TypeError as error:
        assert "write JSON as" in str(error)
    else:
        assert report.input == ("text" if isinstance(payload, str | bytes) else "parsed")


def refused(call: Callable[[], object]) -> None:
    """An answer, or one of the ways in which a call is refused."""
    try:
        call()
    except (orderwire.InputError, orderwire.ValidationError) as error:
        assert str(error)
    except TypeError as error:
        assert "write JSON as" in str(error)


@given(st.sampled_from(KINDS), ANYTHING, ANYTHING)
def test_any_two_objects_have_an_answer(kind: str, first: Any, second: Any) -> None:
    refused(lambda: orderwire.check_exchange(kind.rpartition(".")[0], first, second))
    refused(lambda: orderwire.check_update(kind, first, second))
    refused(lambda: orderwire.detect(first))
    refused(lambda: orderwire.build(kind, first, shop_order_id="7", headers=second))


@given(st.sampled_from(KINDS), st.binary(), st.text(st.characters()))
def test_any_two_texts_have_an_answer(kind: str, first: bytes, second: str) -> None:
    refused(lambda: orderwire.check_exchange(kind.rpartition(".")[0], first, second))
    refused(lambda: orderwire.check_update(kind, first, second))
    assert orderwire.detect(second) == orderwire.detect(second.encode(errors="surrogatepass"))
    refused(lambda: orderwire.build(kind, second))


def messages() -> list[tuple[str, Any]]:
    """The fields of every kind's example that a message can be built from."""
    found = []
    for kind in KINDS:
        parsed = orderwire.parse(kind, EXAMPLES / f"{kind}.json")
        if kind == "wiredplus.update_order.request":
            parsed["order_reference"] = "1020"  # The document's example lacks it.
        wrapped = kind.startswith("retailops.") and kind.endswith(".request")
        found.append((kind, parsed["data"] if wrapped else parsed))
    return found


MESSAGES = [(kind, fields) for kind, fields in messages() if fields]
HEADERS = {"client_id": "497", "ticket": "1,1"}


@given(st.sampled_from(MESSAGES), st.data())
def test_what_is_built_is_valid_and_built_again_the_same(message: Any, data: Any) -> None:
    kind, fields = message[0], copy.deepcopy(message[1])
    for path in data.draw(st.lists(st.sampled_from(leaves(fields)[1:]), max_size=3)):
        place = fields
        try:
            for name in path[:-1]:
                place = place[name]
            place[path[-1]] = data.draw(LEAVES)
        except (KeyError, IndexError, TypeError):
            continue  # An earlier change removed the place.
    options: dict[str, Any] = {}
    wrapped = kind.startswith("retailops.") and kind.endswith(".request")
    if wrapped and kind != "retailops.order_update.request":
        options["headers"] = HEADERS
    if kind == "onward.update_order.request":
        options["shop_order_id"] = "7"
    try:
        built = orderwire.build(kind, fields, **options)
    except orderwire.ValidationError as error:
        assert not error.report.ok
        return
    query = built.query if isinstance(built, orderwire.BuiltRequest) else ""
    assert orderwire.check(kind, query or built.body).ok
    again = orderwire.parse(kind, query or built.body)
    if not query:  # which has no member without value
        fields = again["data"] if wrapped else again
        assert orderwire.build(kind, fields, **options) == built


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_float_keeps_its_value(value: float) -> None:
    parsed = orderwire.parse(REQUEST, {"x": value})["x"]
    assert float(parsed) == value
    assert math.copysign(1, float(parsed)) == math.copysign(1, value)


def test_sixty_four_mebibytes() -> None:
    line = b'{"corr": "7397", "quantity": "2", "unit_price": "30.00", "sku": "00132"},\n'
    count = 64 * MEBIBYTE // len(line)
    start, end = b'{"data": {"line_items": [', b'{"corr": "last", "quantity": "x"}]}}'
    body = start + line * count + end
    assert len(body) > 63 * MEBIBYTE
    for _ in range(2):
        (finding,) = orderwire.check(REQUEST, body).findings
        assert (finding.pointer, finding.line) == (f"/data/line_items/{count}/quantity", count + 1)
    assert not orderwire.is_valid(REQUEST, body)
    (finding,) = orderwire.check(REQUEST, body, max_bytes=MEBIBYTE).findings
    assert finding.code == "json.size"


@pytest.mark.parametrize("opening", ["[", '{"data":', '{"data":['])
def test_deep_text(opening: str) -> None:
    (finding,) = orderwire.check(REQUEST, opening * 1_000_000).findings
    assert finding.code == "json.depth"


@pytest.mark.parametrize("count", [50_000, 100_000])
def test_many_equal_keys(count: int) -> None:
    body = '{"data": {' + ",".join(['"a": 1'] * count) + "}}"
    report = orderwire.check(REQUEST, body)
    assert len(report.findings) + report.truncated == count - 1


def test_findings_without_bound() -> None:
    body = '{"data": {"line_items": [' + ",".join(['{"quantity": "x"}'] * 100_000) + "]}}"
    report = orderwire.check(REQUEST, body, max_findings=10**9)
    assert len(report.findings) == 100_000
    assert report.truncated == 0


def resident() -> int:
    resource = pytest.importorskip("resource")
    peak: int = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak * (1 if sys.platform == "darwin" else 1024)


def test_memory_stays_where_it_is() -> None:
    host = loads(EXAMPLE)
    bad = '{"data": {"line_items": [{"quantity": "x"}]}}'

    def round_trip(times: int) -> None:
        for _ in range(times):
            orderwire.check(REQUEST, EXAMPLE)
            orderwire.is_valid(REQUEST, bad)
        for _ in range(times // 20):
            orderwire.check(REQUEST, EXAMPLE).findings[2].related[0].to_dict()
            orderwire.check(REQUEST, host)
            orderwire.parse(REQUEST, EXAMPLE)
            orderwire.totals(REQUEST, EXAMPLE).to_dict()
            assert orderwire.writeback(EXAMPLE, {"tax_amt": 1}).response
            orderwire.apportion_explained(100, [1, 2])
            assert orderwire.build(REQUEST, {}, headers={"client_id": "1"}).headers
            assert orderwire.detect(host)[0].kind == REQUEST
            assert not orderwire.check_exchange("retailops.order_writeback", host, "{}").ok
            for wrong in (bad, {"a": object()}):
                with pytest.raises(orderwire.OrderwireError):
                    orderwire.parse(REQUEST, wrong)

    round_trip(2_000)
    before = resident()
    round_trip(100_000)
    assert resident() - before < 4 * MEBIBYTE


def test_threads_share_everything() -> None:
    report = orderwire.check(REQUEST, EXAMPLE)
    host = loads(EXAMPLE)
    barrier = threading.Barrier(8)

    def work(number: int) -> set[str]:
        barrier.wait()
        seen = set()
        for _ in range(200):
            seen.add(orderwire.check(REQUEST, EXAMPLE).to_json())
            seen.add(report.to_json())
            assert len(report.findings) == 5
            assert orderwire.check(REQUEST, host).ok
            assert orderwire.apportion(number, [1, 2, 3]) is not None
        return seen

    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(work, range(8)))
    assert results == [{report.to_json()}] * 8


def test_a_long_check_lets_other_threads_run() -> None:
    body = b'{"data": {"line_items": [' + b'{"quantity": "2"},' * (4 * MEBIBYTE) + b"{}]}}"
    done = threading.Event()

    def long() -> None:
        orderwire.is_valid(REQUEST, body)
        done.set()

    thread = threading.Thread(target=long)
    started = time.perf_counter()
    thread.start()
    turns = 0
    longest = 0.0
    last = started
    while not done.is_set():
        time.sleep(0.001)
        now = time.perf_counter()
        longest, last, turns = max(longest, now - last), now, turns + 1
    thread.join()
    elapsed = time.perf_counter() - started
    # Holding the lock, it would let no turn pass but the first.
    assert turns > 5
    assert longest < elapsed / 2
