"""Reports and other records: read-only, comparable, picklable, printable."""

import copy
import html.parser
import json
import multiprocessing
import pickle
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from typing import Any

import orderwire
import pytest
from support import EVENTS, EXAMPLE, EXAMPLES, FETCH, REQUEST, RESPONSE

SECRET = "s3cret"
UNTYPED: Any = orderwire
REFUSED = '{"data": {"line_items": [{"quantity": "<two>", "unit_price": -1}]}, "version": "é"}'


def samples() -> list[Any]:
    trace = orderwire.apportion_explained(10, [3, 3, 1], caps=[3, 9, 9], on_excess="return")
    order = orderwire.tax(["10.00", "4.90"], [["6.5", "2.5"], ["19"]], currency="EUR")
    answer = orderwire.writeback(EXAMPLE, {"tax_amt": "4.55"})
    comparison = orderwire.compare(1, [1, 1, 1], [0, 0, 0])
    diagnosis = orderwire.diagnose(REQUEST, EXAMPLE)
    totals = orderwire.totals(REQUEST, EXAMPLE)
    report = orderwire.check(REQUEST, EXAMPLE)
    lines = list(orderwire.check_ndjson(REFUSED.encode(), REQUEST))
    reading = orderwire.read(REFUSED.encode(), REQUEST)
    assert len(list(reading.batches())) == 1
    return [
        report,
        orderwire.check(REQUEST, REFUSED),
        orderwire.check(RESPONSE, "{}"),
        report.findings[2],
        report.findings[2].related[0],
        orderwire.check(REQUEST, {"version": []}).findings[0],
        totals,
        totals.lines[0],
        totals.identities[0],
        orderwire.kinds()[0],
        orderwire.explain("amount.range"),
        trace,
        trace.inputs,
        trace.rounds[0],
        trace.lines[0],
        trace.lines[1].exact,
        order,
        order.lines[0],
        order.lines[0].rates[1],
        order.rates[0],
        orderwire.tax([1000], [7]),
        orderwire.infer_tax_pct(22, 250),
        comparison,
        comparison.matches[0],
        comparison.first,
        diagnosis,
        diagnosis.failing[0],
        diagnosis.repairs[0],
        diagnosis.repairs[0].changes[0],
        answer,
        answer.trace,
        answer.trace.amounts[0],
        answer.trace.amounts[0].inputs[0],
        orderwire.detect(EXAMPLE)[0],
        orderwire.build(REQUEST, {}, headers={"client_id": "497", "ticket": SECRET}),
        orderwire.build(EVENTS, {"events": []}, headers={"Authorization": SECRET}),
        *lines,
        reading.summary,
    ]


SAMPLES = samples()
RECORDS = pytest.mark.parametrize("record", SAMPLES, ids=lambda record: type(record).__name__)


def members(record: Any) -> dict[str, Any]:
    """The attributes of a record, by what its class describes."""
    described = vars(type(record)).items()
    kinds = {"getset_descriptor", "member_descriptor"}
    names = [name for name, item in described if type(item).__name__ in kinds]
    return {name: getattr(record, name) for name in names}


def unwrapped(value: Any) -> Any:
    """An attribute as JSON has it."""
    if hasattr(value, "to_dict"):
        return value.to_dict()
    if isinstance(value, tuple | list):
        return [unwrapped(element) for element in value]
    if isinstance(value, dict):
        return {name: unwrapped(element) for name, element in value.items()}
    return str(value) if isinstance(value, Decimal) else value


def test_every_class_has_a_sample() -> None:
    classes = {item for item in vars(orderwire).values() if hasattr(item, "to_json")}
    assert {type(sample) for sample in SAMPLES} == classes


@RECORDS
def test_attributes_dict_and_json_are_the_same(record: Any) -> None:
    data = record.to_dict()
    assert json.loads(record.to_json()) == data
    assert list(json.loads(record.to_json())) == list(data)
    attributes = {name: unwrapped(value) for name, value in members(record).items()}
    extra = {name for name in attributes if name not in data}
    # Positions that a host object has not, and the answer, which is computed.
    assert extra <= {"line", "column", "offset", "response"}
    assert all(attributes[name] is None for name in extra - {"response"})
    assert {name: attributes[name] for name in data} == data


@RECORDS
def test_records_are_values(record: Any) -> None:
    for twin in (copy.copy(record), copy.deepcopy(record), pickle.loads(pickle.dumps(record))):
        assert type(twin) is type(record)
        assert twin == record
        assert (twin != record) is False
        assert hash(twin) == hash(record)
        assert repr(twin) == repr(record)
        assert twin.to_json() == record.to_json()
        assert members(twin) == members(record)
    assert record != record.to_dict()
    assert record != object()
    assert len({*SAMPLES, record}) == len(set(SAMPLES))


@RECORDS
@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_every_protocol_of_pickle(record: Any, protocol: int) -> None:
    assert pickle.loads(pickle.dumps(record, protocol)) == record


@RECORDS
def test_records_are_read_only(record: Any) -> None:
    for name in members(record):
        with pytest.raises(AttributeError):
            setattr(record, name, None)
        with pytest.raises(AttributeError):
            delattr(record, name)
    with pytest.raises(AttributeError):
        record.new = 1
    with pytest.raises(TypeError):
        type(record)()
    record.to_dict().clear()
    assert record.to_dict()


@RECORDS
def test_representations_name_class_and_members(record: Any) -> None:
    assert repr(record).startswith(f"{type(record).__name__}(")
    assert type(record).__module__ == "orderwire"


def test_representations_show_no_secret() -> None:
    """A message is what people log; its query, headers and body carry tickets."""
    fetch = orderwire.parse(FETCH, EXAMPLES / f"{FETCH}.json")
    headers = {"client_id": 497, "ticket": SECRET}
    built = orderwire.build(FETCH, fetch["data"], headers=headers, version="1")
    assert isinstance(built, orderwire.BuiltRequest)
    assert SECRET in built.query
    assert repr(built) == "BuiltRequest(method='GET', path='/orders')"
    messages = [built, *(record for record in SAMPLES if "Built" in type(record).__name__)]
    assert all(SECRET in message.to_json() for message in messages)
    assert SECRET not in repr(messages)


def test_order_of_a_findings_members() -> None:
    """The same bytes in every language."""
    report = orderwire.check(REQUEST, '{"version": []}')
    assert report.to_json() == (
        '{"kind":"retailops.order_writeback.request","ok":false,"findings":[{"code":"field.type",'
        '"severity":"error","basis":"documented","pointer":"/version","message":'
        f'{json.dumps(report.findings[0].message)},"found":"array","expected":"integer","line":1,'
        '"column":13,"offset":12,"related":[]}],"truncated":0,"input":"text","scale":2}'
    )


@pytest.mark.parametrize("name", ["to_json", "__repr__", "_repr_html_", "__hash__", "__reduce__"])
@pytest.mark.parametrize("first", ["findings", "truncated", "scale", "kind", "input", "ok"])
def test_a_report_is_the_same_whatever_is_asked_first(name: str, first: str) -> None:
    """It is finished when somebody asks for more than its verdict."""
    expected = json.loads(orderwire.check(REQUEST, REFUSED).to_json())
    report = orderwire.check(REQUEST, REFUSED)
    assert unwrapped(getattr(report, first)) == expected[first]
    assert getattr(report, name)() == getattr(orderwire.check(REQUEST, REFUSED), name)()
    for payload in (EXAMPLE, EXAMPLE.decode(), "{", b"\xff", '{"a": "\ud83d\ude00"}', "é" * 70_000):
        for options in ({}, {"max_findings": 2}, {"mode": "strict"}, {"totals": "error"}):
            late = UNTYPED.check(REQUEST, payload, **options)
            # A bytearray may change, so its report is finished at once.
            text = payload.encode("utf-8", "surrogatepass") if isinstance(payload, str) else payload
            now = UNTYPED.check(REQUEST, bytearray(text), **options)
            assert (late.ok, late) == (now.ok, now)


def test_a_report_that_nobody_read_lets_its_payload_go() -> None:
    payload = bytes(bytearray(EXAMPLE))
    before = sys.getrefcount(payload)
    report = orderwire.check(REQUEST, payload)
    assert sys.getrefcount(payload) == before + 1
    assert report.findings
    assert sys.getrefcount(payload) == before
    report = orderwire.check(REQUEST, payload)
    del report
    assert sys.getrefcount(payload) == before


def test_threads_may_ask_the_same_report() -> None:
    expected = orderwire.check(REQUEST, EXAMPLE).to_json()
    for _ in range(50):
        report, start = orderwire.check(REQUEST, EXAMPLE), threading.Barrier(8)

        def ask(report: orderwire.Report = report, start: threading.Barrier = start) -> Any:
            start.wait()
            return report.to_json(), report.findings

        with ThreadPoolExecutor(8) as pool:
            answers = [future.result() for future in [pool.submit(ask) for _ in range(8)]]
        assert all(text == expected for text, _ in answers)
        assert len({id(findings) for _, findings in answers}) == 1


def test_findings_are_made_once() -> None:
    report = orderwire.check(REQUEST, REFUSED)
    assert report.findings is report.findings
    assert isinstance(report.findings, tuple)


def test_a_report_is_neither_true_nor_false_by_accident() -> None:
    """`if report:` would read as a verdict; `ok` is one."""
    assert "__bool__" not in vars(orderwire.Report)
    assert "__len__" not in vars(orderwire.Report)


class Cells(html.parser.HTMLParser):
    """The text of each cell; tags that do not close are an error."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.cells: list[str] = []
        self.open: list[str] = []
        self.feed(text)
        assert not self.open, text

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        assert tag in {"table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"}
        assert attrs in ([], [("style", "text-align:left")])
        self.open.append(tag)
        if tag == "td":
            self.cells.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] == ["td"]:
            self.cells[-1] += data


def test_a_report_as_a_table() -> None:
    report = orderwire.check(REQUEST, REFUSED)
    cells = Cells(report._repr_html_()).cells
    assert len(cells) == 5 * len(report.findings)
    for finding in report.findings:
        place = f"{finding.line}:{finding.column}"
        row = [finding.severity, finding.code, finding.pointer, place, finding.message]
        assert any(cells[at : at + 5] == row for at in range(0, len(cells), 5))
    assert "<two>" not in report._repr_html_()
    assert "not listed" in orderwire.check(REQUEST, REFUSED, max_findings=0)._repr_html_()


def test_long_tables_are_cut() -> None:
    lines = ['{"quantity": "x"}'] * 300
    order = f'{{"data": {{"line_items": [{",".join(lines)}]}}}}'
    report = orderwire.check(REQUEST, order, max_findings=1000)
    assert len(report.findings) == 300
    assert Cells(report._repr_html_()).cells[-1] == "… 100 more"


def test_other_records_as_tables() -> None:
    hostile = "<script>\"&'"
    order = {
        "data": {
            "line_items": [{"corr": hostile, "quantity": "2", "unit_price": "30"}],
            "order_info": {"shipping_amt": "5", "discount_amt": "0", "tax_amt": "0"},
            "order": {"grand_total": "35"},
        }
    }
    totals = orderwire.totals(REQUEST, order)
    cells = Cells(totals._repr_html_()).cells
    assert cells[cells.index("due") + 1] == "65"
    assert all(identity.message in cells for identity in totals.identities)
    assert totals.lines[0].pointer in cells
    answer = orderwire.writeback(order, {"tax_amt": "4.55"})
    cells = Cells(answer._repr_html_()).cells
    assert all(amount.message in cells for amount in answer.trace.amounts)
    assert Cells(answer.trace._repr_html_()).cells == cells[: len(answer.trace.amounts) * 4]
    diagnosis = orderwire.diagnose(REQUEST, order)
    assert diagnosis.repairs[0].message in Cells(diagnosis._repr_html_()).cells
    tax = orderwire.tax(["10.00", "4.90"], [["7"], ["19"]], currency="EUR")
    assert Cells(tax._repr_html_()).cells[:4] == ["1", "10.00", "0.70", "10.70"]
    trace = orderwire.apportion_explained(10, [3, 3, 1])
    cells = Cells(trace._repr_html_()).cells
    assert [cells[at] for at in range(5, len(cells), 7)] == trace.shares
    shares = orderwire.apportion(10, [3, 3], caps=[1, 1], on_excess="return")
    assert Cells(shares._repr_html_()).cells == ["1", "1", "2", "1", "leftover", "8"]


def test_tables_escape_what_a_payload_says() -> None:
    """The only text of a payload in a table: names of members, and values in messages."""
    hostile = "<img src=x onerror='alert(1)'>&\""
    report = orderwire.check(REQUEST, {hostile: 1, "version": hostile}, unknown="warn")
    cells = Cells(report._repr_html_()).cells
    assert any(hostile in cell for cell in cells)


def test_totals_are_decimals() -> None:
    totals = orderwire.totals(REQUEST, EXAMPLE)
    assert totals.sums["due"] - totals.sums["charged"] == totals.sums["balance"] == Decimal(30)
    assert totals.lines[0].amounts["extended_price"] == Decimal(60)
    (failed,) = [identity for identity in totals.identities if not identity.holds]
    assert failed.code == "total.grand_total"
    assert (failed.left, failed.right) == (Decimal(35), Decimal(65))
    assert failed.difference == Decimal(-30)
    assert isinstance(failed.tolerance, Decimal)


def test_a_sum_beyond_the_exact_range_is_none() -> None:
    line = {"quantity": "9" * 28, "unit_price": "9" * 28}
    info = {"shipping_amt": 0, "discount_amt": 0, "tax_amt": 0}
    order = {"data": {"line_items": [line], "order_info": info, "order": {"grand_total": 1}}}
    (identity,) = orderwire.totals(REQUEST, order).identities
    assert (identity.right, identity.difference, identity.holds) == (None, None, False)


def test_the_response_is_made_anew() -> None:
    answer = orderwire.writeback(EXAMPLE, "{}")
    assert answer.response is not None
    answer.response.clear()
    assert answer.response["line_items"][0]["corr"] == "7397"


def test_unknown_records_are_not_restored() -> None:
    from orderwire import _orderwire

    for name, json_text in [("Nothing", "{}"), ("Report", "{"), ("Finding", "[]"), ("Trace", "[]")]:
        with pytest.raises(orderwire.InputError):
            _orderwire._restore(name, json_text)


def test_records_and_errors_cross_processes() -> None:
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert pool.apply(orderwire.check, (REQUEST, EXAMPLE)) == orderwire.check(REQUEST, EXAMPLE)
        totals = pool.apply(orderwire.totals, (REQUEST, EXAMPLE))
        assert totals == orderwire.totals(REQUEST, EXAMPLE)
        with pytest.raises(orderwire.ValidationError) as failed:
            pool.apply(orderwire.parse, (EVENTS, '{"events": 5}'))
        assert failed.value.report.findings[0].pointer == "/events"
        with pytest.raises(orderwire.InputError) as refused:
            pool.apply(orderwire.apportion, (5, [1, -1]))
        assert (refused.value.code, refused.value.details) == ("negative_weight", {"index": 1})
