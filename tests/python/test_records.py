"""Reports and other records: read-only, comparable, picklable, printable."""

import copy
import json
import multiprocessing
import pickle
from decimal import Decimal
from typing import Any

import orderwire
import pytest
from support import EVENTS, EXAMPLE, EXAMPLES, FETCH, REQUEST, RESPONSE

SECRET = "s3cret"
REFUSED = '{"data": {"line_items": [{"quantity": "<two>", "unit_price": -1}]}, "version": "é"}'


def samples() -> list[Any]:
    trace = orderwire.apportion_explained(10, [3, 3, 1], caps=[3, 9, 9], on_excess="return")
    order = orderwire.tax(["10.00", "4.90"], [["6.5", "2.5"], ["19"]], currency="EUR")
    answer = orderwire.writeback(EXAMPLE, {"tax_amt": "4.55"})
    comparison = orderwire.compare(1, [1, 1, 1], [0, 0, 0])
    diagnosis = orderwire.diagnose(REQUEST, EXAMPLE)
    totals = orderwire.totals(REQUEST, EXAMPLE)
    report = orderwire.check(REQUEST, EXAMPLE)
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
    ]


SAMPLES = samples()
RECORDS = pytest.mark.parametrize("record", SAMPLES, ids=lambda record: type(record).__name__)


def members(record: Any) -> dict[str, Any]:
    """The attributes of a record, by what its class describes."""
    described = vars(type(record)).items()
    names = [name for name, item in described if type(item).__name__ == "getset_descriptor"]
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


def test_findings_are_made_once() -> None:
    report = orderwire.check(REQUEST, REFUSED)
    assert report.findings is report.findings
    assert isinstance(report.findings, tuple)


def test_a_report_is_neither_true_nor_false_by_accident() -> None:
    """`if report:` would read as a verdict; `ok` is one."""
    assert "__bool__" not in vars(orderwire.Report)
    assert "__len__" not in vars(orderwire.Report)


def test_a_report_as_a_table() -> None:
    report = orderwire.check(REQUEST, REFUSED)
    html = report._repr_html_()
    assert html.startswith("<table>")
    assert html.count("<tr>") == len(report.findings)
    assert "&lt;two&gt;" in html
    assert "<two>" not in html
    assert "not listed" in orderwire.check(REQUEST, REFUSED, max_findings=0)._repr_html_()


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
