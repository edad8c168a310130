"""The vectors that every language runs, by the same functions that users call."""

import json
import pickle
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

import orderwire
import pytest
from support import listed, loads, named, payload, vectors


@pytest.mark.parametrize("case", vectors("check.json"), ids=named)
def test_check(case: dict[str, Any]) -> None:
    kind, body, options = case["kind"], payload(case["payload"]), case.get("options", {})
    if "error" in case:
        for function in (orderwire.check, orderwire.is_valid, orderwire.parse, orderwire.totals):
            with pytest.raises(orderwire.InputError) as caught:
                function(kind, body, **options)
            assert caught.value.code == case["error"]
        return
    report = orderwire.check(kind, body, **options)
    assert listed(report) == case["findings"]
    assert (report.ok, report.truncated) == (case["ok"], case.get("truncated", 0))
    assert orderwire.is_valid(kind, body, **options) == report.ok
    if report.ok:
        orderwire.parse(kind, body, **options)
        orderwire.totals(kind, body, **options)
        return
    with pytest.raises(orderwire.ValidationError) as failed:
        orderwire.parse(kind, body, **options)
    assert failed.value.report == report


@pytest.mark.parametrize("case", vectors("writeback.json"), ids=named)
def test_writeback(case: dict[str, Any]) -> None:
    request, facts = payload(case["request"]), payload(case["facts"])

    def answer() -> orderwire.Writeback:
        return orderwire.writeback(request, facts, **case.get("options", {}))

    if "error" in case:
        with pytest.raises(orderwire.InputError) as caught:
            answer()
        assert caught.value.code == case["error"]
    elif "report" in case:
        with pytest.raises(orderwire.ValidationError) as failed:
            answer()
        report = failed.value.report
        findings = [[f.code, f.pointer, f.found, f.expected] for f in report.findings]
        assert {"kind": report.kind, "findings": findings} == case["report"]
    else:
        answered = answer()
        assert answered.response_json == case["response_json"]
        assert (answered.response is None) == (case["response_json"] is None)
        assert answered.totals.sums["repriced"] == Decimal(case["repriced"])
        assert str(answered.totals.sums["repriced"]) == case["repriced"]


@pytest.mark.parametrize("case", vectors("exchange.json"), ids=named)
def test_exchange(case: dict[str, Any]) -> None:
    options = case.get("options", {})

    def call() -> orderwire.Report:
        if "operation" in case:
            request, response = payload(case["request"]), payload(case["response"])
            return orderwire.check_exchange(case["operation"], request, response, **options)
        previous, following = payload(case["previous"]), payload(case["next"])
        return orderwire.check_update(case["kind"], previous, following, **options)

    if "error" in case:
        with pytest.raises(orderwire.InputError) as caught:
            call()
        assert caught.value.code == case["error"]
        return
    report = call()
    related = [[r.pointer for r in finding.related] for finding in report.findings]
    found = [[*fields, also] for fields, also in zip(listed(report), related, strict=True)]
    assert found == case["findings"]
    assert (report.kind, report.ok) == (case["report"], case["ok"])


@pytest.mark.parametrize("case", vectors("build.json"), ids=named)
def test_build(case: dict[str, Any]) -> None:
    kind, fields, options = case["kind"], case["fields"], case.get("options", {})
    if "error" in case:
        with pytest.raises(orderwire.InputError) as caught:
            orderwire.build(kind, fields, **options)
        assert caught.value.code == case["error"]
    elif "report" in case:
        with pytest.raises(orderwire.ValidationError) as failed:
            orderwire.build(kind, fields, **options)
        errors = [f for f in failed.value.report.findings if f.severity == "error"]
        assert [[f.code, f.pointer] for f in errors] == case["report"]
    else:
        built = orderwire.build(kind, fields, **options)
        assert built.to_dict() == case["built"]
        sent = case["built"].get("query") or built.body
        assert orderwire.check(kind, sent).ok


@pytest.mark.parametrize("case", vectors("diagnose.json"), ids=named)
def test_diagnose(case: dict[str, Any]) -> None:
    kind, given, options = case["kind"], payload(case["payload"]), case.get("options", {})
    if "error" in case:
        with pytest.raises(orderwire.OrderwireError) as caught:
            orderwire.diagnose(kind, given, **options)
        assert caught.value.code == case["error"]
        return
    diagnosis = orderwire.diagnose(kind, given, **options)
    assert diagnosis.to_dict() == case["diagnosis"]
    for repair in diagnosis.repairs:
        assert repair.patch == json.loads(repair.patch_json, parse_float=Decimal)


@pytest.mark.parametrize("case", vectors("format.json"), ids=named)
def test_format(case: dict[str, Any]) -> None:
    options, given = case.get("options", {}), case.get("format", {})
    body = payload(case["payload"] if "payload" in case else case["response"])
    found: Any = loads(body) if case.get("parsed") else body
    if "operation" in case:
        request = payload(case["request"])
        report = orderwire.check_exchange(case["operation"], request, found, **options)
    else:
        report = orderwire.check(case["kind"], found, **options)
    other = case.get("source", "")
    source = payload(other) if other else found if other == "" else None
    if "error" in case:
        with pytest.raises(orderwire.InputError) as caught:
            report.format(source, **given)
        assert caught.value.code == case["error"]
        return
    assert report.format(source, **given).split("\n") == case["text"]
    assert pickle.loads(pickle.dumps(report)).format(source, **given).split("\n") == case["text"]


Reader = Callable[[str], Any]


def amounts(texts: list[str], read: Reader) -> list[Any]:
    return [read(text) for text in texts]


def fails(call: Callable[[], object], error: dict[str, Any], read: Reader) -> None:
    with pytest.raises(orderwire.InputError) as caught:
        call()
    assert caught.value.code == error["code"]
    details = {name: value for name, value in error.items() if name != "code"}
    if "excess" in details:
        details["excess"] = read(details["excess"])
    assert caught.value.details == details


def spelled(amount: Any) -> str:
    """All digits of an amount: `str` turns small decimals into `3E-28`."""
    return f"{amount:f}" if isinstance(amount, Decimal) else str(amount)


def readers(case: dict[str, Any]) -> list[Reader]:
    """The types in which a case's amounts can be written."""
    total = case.get("total") or case["amount"]
    return [int] if "units" in total else [str, Decimal]


def options_of(case: dict[str, Any], read: Reader) -> dict[str, Any]:
    options = dict(case.get("options", {}))
    if "step" in options:
        options["step"] = read(options["step"])
    if "caps" in options:
        options["caps"] = [read(cap) for cap in options["caps"]]
    return options


@pytest.mark.parametrize("case", vectors("apportion.json"), ids=named)
def test_apportion(case: dict[str, Any]) -> None:
    (text,) = case["total"].values()
    weights = case["weights"]
    for read in readers(case):
        options = options_of(case, read)
        if "error" in case:
            for function in (orderwire.apportion, orderwire.apportion_explained):
                with pytest.raises(orderwire.InputError) as caught:
                    function(read(text), weights, **options)
                assert caught.value.code == case["error"]["code"]
                if "excess" in case["error"]:
                    assert caught.value.details["excess"] == read(case["error"]["excess"])
            continue
        result = orderwire.apportion(read(text), weights, **options)
        shares, leftover = result if "leftover" in case else (result, None)
        assert [spelled(share) for share in shares] == case["shares"]
        assert all(isinstance(share, read) for share in shares)  # type: ignore[arg-type]
        assert leftover is None or leftover == read(case["leftover"])
        trace = orderwire.apportion_explained(read(text), weights, **options)
        assert trace.shares == case["shares"]
        assert trace.leftover == case.get("leftover")
        orderwire.verify(trace)


@pytest.mark.parametrize("case", vectors("apportion.json"), ids=named)
def test_weights_may_be_of_any_exact_type(case: dict[str, Any]) -> None:
    if "shares" not in case:
        return
    (text,) = case["total"].values()
    read = readers(case)[0]
    for weigh in (Decimal, lambda text: int(text) if text.isdigit() else Decimal(text)):
        weights = [weigh(weight) for weight in case["weights"]]
        result = orderwire.apportion(read(text), iter(weights), **options_of(case, read))
        shares = result[0] if "leftover" in case else result
        assert [spelled(share) for share in shares] == case["shares"]


def typed(result: Any, read: Reader) -> Any:
    """A result of `tax` as its record holds it."""
    if isinstance(result, list):
        return tuple(typed(element, read) for element in result)
    if isinstance(result, dict):
        return {
            name: Decimal(value) if name == "rate" else typed(value, read)
            for name, value in result.items()
        }
    return read(result)


def members(record: Any, names: Iterable[str]) -> dict[str, Any]:
    """A record of `tax` as nested dicts and tuples of its attributes."""
    nested = {"lines": ("net", "tax", "gross", "rates")}
    found: dict[str, Any] = {}
    for name in names:
        value = getattr(record, name)
        if isinstance(value, tuple):
            below = nested.get(name) or ("rate", "base", "tax")
            value = tuple(
                members(each, [inner for inner in below if hasattr(each, inner)]) for each in value
            )
        found[name] = value
    return found


@pytest.mark.parametrize("case", vectors("tax.json"), ids=named)
def test_tax(case: dict[str, Any]) -> None:
    ((form, texts),) = case["amounts"].items()
    for read in [int] if form == "units" else [str, Decimal]:
        options = dict(case.get("options", {}))
        try:
            amounts = [read(text) for text in texts]
            if "discounts" in options:
                options["discounts"] = [read(text) for text in options["discounts"]]
        except ArithmeticError:
            continue  # no Decimal
        if "error" in case:
            with pytest.raises(orderwire.InputError) as caught:
                orderwire.tax(amounts, case["rates"], **options)
            assert caught.value.code == case["error"]["code"]
            assert caught.value.details.get("index") == case["error"].get("index")
            continue
        order = orderwire.tax(amounts, case["rates"], **options)
        expected = typed(case["result"], int if form == "units" else Decimal)
        found = members(order, expected)
        assert found == expected
        # All digits are there, in the type that is promised.
        assert repr(found) == repr(expected)


@pytest.mark.parametrize("case", vectors("infer_tax_pct.json"), ids=named)
def test_infer_tax_pct(case: dict[str, Any]) -> None:
    def read(amount: dict[str, str]) -> Any:
        return int(amount["units"]) if "units" in amount else amount["decimal"]

    def infer() -> orderwire.TaxPct:
        tax, base = read(case["tax"]), read(case["base"])
        return orderwire.infer_tax_pct(tax, base, **case.get("options", {}))

    if "error" in case:
        with pytest.raises(orderwire.InputError) as caught:
            infer()
        assert caught.value.code == case["error"]
    else:
        assert infer().to_dict() == case["result"]


@pytest.mark.parametrize("case", vectors("refund.json"), ids=named)
def test_refund(case: dict[str, Any]) -> None:
    (text,) = case["amount"].values()
    options = case.get("options", {})
    for read in readers(case):

        def call(read: Reader = read) -> list[Any]:
            if "quantity" not in case:
                original, refunded = (amounts(case[n], read) for n in ("original", "refunded"))
                return orderwire.refund_next(original, refunded, read(text), **options)
            names = ("quantity", "refunded", "count")
            counts = [case[n] if "." in case[n] else int(case[n]) for n in names]
            return [orderwire.refund_quantity(read(text), *counts, **options)]

        if "error" in case:
            fails(call, case["error"], read)
            continue
        shares = call()
        assert [spelled(share) for share in shares] == case.get("shares", [case.get("share")])
        assert all(isinstance(share, read) for share in shares)  # type: ignore[arg-type]


@pytest.mark.parametrize("case", vectors("compare.json"), ids=named)
def test_compare(case: dict[str, Any]) -> None:
    (text,) = case["total"].values()
    for read in readers(case):

        def call(read: Reader = read) -> orderwire.Comparison:
            shares, options = amounts(case["shares"], read), options_of(case, read)
            return orderwire.compare(read(text), case["weights"], shares, **options)

        if "error" in case:
            fails(call, case["error"], read)
            continue
        comparison = call()
        found = comparison.to_dict()
        ways = comparison.matches
        found["matches"] = [
            [way.scheme, way.rounding, way.difference_to, way.method, way.tie] for way in ways
        ]
        first = found["first"]
        if first and first["exact"]:
            first["exact"] = [*first["exact"].values()]
        expected = {name: case[name] for name in found if name in case}
        if first:
            found["first"] = {name: first[name] for name in expected["first"]}
        assert {name: found[name] for name in expected} == expected


def outcome(result: Any, expected: dict[str, Any]) -> dict[str, Any]:
    """What an order gave, as the vectors write it."""
    if not isinstance(result, orderwire.InputError):
        shares, leftover = result if "leftover" in expected else (result, None)
        said = {"shares": [spelled(share) for share in shares]}
        return said | ({} if leftover is None else {"leftover": spelled(leftover)})
    wanted = expected.get("error", {})
    details = {name: value for name, value in result.details.items() if name in wanted}
    if "excess" in details:
        details["excess"] = spelled(details["excess"])
    return {"error": {"code": result.code, **details}}


@pytest.mark.parametrize("case", vectors("apportion_many.json"), ids=named)
def test_apportion_many(case: dict[str, Any]) -> None:
    expected = case["results"]
    first = next((i for i, result in enumerate(expected) if "error" in result), None)
    for read in [int] if case["form"] == "units" else [str, Decimal]:
        totals = [read(total) for total in case["totals"]]
        options = options_of(case, read)
        if "caps" in case:
            options["caps"] = [[read(cap) for cap in caps] for caps in case["caps"]]
        whole = [[int(w) if w.isdigit() else w for w in weights] for weights in case["weights"]]
        for weights in (case["weights"], whole):
            results = orderwire.apportion_many(totals, weights, on_error="return", **options)
            assert [outcome(*pair) for pair in zip(results, expected, strict=True)] == expected
            for order, result in enumerate(results):
                if isinstance(result, orderwire.InputError):
                    assert result.details["order"] == order
            if first is None:
                assert orderwire.apportion_many(totals, weights, **options) == results
                continue
            with pytest.raises(orderwire.InputError) as caught:
                orderwire.apportion_many(totals, weights, **options)
            assert (caught.value.code, caught.value.details["order"]) == (
                expected[first]["error"]["code"],
                first,
            )
