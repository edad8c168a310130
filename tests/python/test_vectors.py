"""The vectors that every language runs, by the same functions that users call."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import orderwire
import pytest
from support import listed, named, payload, vectors


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


Reader = Callable[[str], Any]


def spelled(amount: Any) -> str:
    """All digits of an amount: `str` turns small decimals into `3E-28`."""
    return f"{amount:f}" if isinstance(amount, Decimal) else str(amount)


def readers(case: dict[str, Any]) -> list[Reader]:
    """The types in which a case's amounts can be written."""
    return [int] if "units" in case["total"] else [str, Decimal]


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
