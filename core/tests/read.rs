//! Files become tables: every kind, every digit, every fault, whatever the number of threads.
#![cfg(feature = "read")]
#![allow(
    clippy::string_slice,
    clippy::type_complexity,
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use std::fs;
use std::io::Write as _;
use std::path::Path;

use arrow_array::Array;
use arrow_array::cast::AsArray;
use arrow_array::types::{Decimal128Type, Int64Type};
use arrow_schema::{DataType, Fields};
use orderwire::Kind;
use orderwire::read::{Input, Part, ReadOptions, Reading, Wanted};
use reading::*;

mod reading;

fn names(fields: &Fields, prefix: &str, all: &mut Vec<String>) {
    for field in fields {
        let name = format!("{prefix}/{}", field.name());
        let mut kind = field.data_type();
        while let DataType::List(item) = kind {
            kind = item.data_type();
        }
        if let DataType::Struct(below) = kind {
            assert!(!below.is_empty(), "{name} has members");
            names(below, &name, all);
        }
        all.push(name);
    }
}

#[test]
fn every_example_of_every_kind_is_a_row() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/payloads");
    let mut read_kinds = 0;
    for kind in Kind::all() {
        for suffix in ["json", "query"] {
            let Ok(text) = fs::read_to_string(folder.join(format!("{}.{suffix}", kind.name())))
            else {
                continue;
            };
            // A line of its own: no text of these examples has a line feed.
            let line = text.replace(['\n', '\r'], " ");
            let read = read(kind.name(), &[("raw", "true")], line.trim());
            let broken = orderwire::check(kind, &text, &Default::default()).unwrap();
            assert_eq!(read.summary.good, u64::from(broken.ok), "{}", kind.name());
            assert_eq!(read.summary.rows, 1);
            read_kinds += 1;
        }
    }
    assert!(read_kinds >= Kind::all().count());
}

#[test]
fn schemas_have_every_member_but_secrets() {
    for kind in Kind::all() {
        let reading = Reading::new(kind, options(&[("raw", "true")])).unwrap();
        let schema = reading.schema(Part::Good);
        let top: Vec<_> = schema.fields().iter().map(|field| field.name().as_str()).collect();
        let mut once = top.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), top.len(), "{}: {top:?}", kind.name());
        let mut all = Vec::new();
        names(schema.fields(), "", &mut all);
        assert!(!all.iter().any(|name| name.contains("ticket")), "{}", kind.name());
        let here = |field: &&orderwire::shape::Field| field.form(kind.dialect()).is_some();
        let declared = kind.shape().fields.iter().filter(here);
        for field in declared.filter(|field| field.name != "headers") {
            assert!(top.contains(&field.name), "{}: {}", kind.name(), field.name);
        }
    }
}

#[test]
fn lenient_spellings_arrive_typed() {
    let text = r#"{"data": {"line_items": [{"quantity": "2", "unit_price": "1e1", "ship_items": [null]}, null],
        "order": {"grand_total": null}, "order_info": []}}"#
        .replace('\n', " ");
    let read = read(WRITEBACK, &[], text);
    assert_eq!(read.summary.good, 1, "{:?}", texts(&read.bad, "message"));
    let quantity = dig(&read, &["data", "line_items", "quantity"]);
    assert_eq!(quantity.as_primitive::<Int64Type>().values(), &[2]);
    let price = dig(&read, &["data", "line_items", "unit_price"]);
    assert_eq!(price.as_primitive::<Decimal128Type>().value_as_string(0), "10.000000000000000000");
    assert!(dig(&read, &["data", "order", "grand_total"]).is_null(0));
    assert!(!dig(&read, &["data", "order_info"]).is_null(0));
}

#[test]
fn what_does_not_fit_is_bad_and_says_what_makes_room() {
    let text = |amount: &str| format!(r#"{{"data": {{"order": {{"grand_total": "{amount}"}}}}}}"#);
    let fine = "0.1234567890123456789";
    let read_as = |pairs: &[(&str, &str)]| read(WRITEBACK, pairs, text(fine));
    let bad = read_as(&[]);
    assert_eq!(numbers(&bad.bad, "errors"), [1]);
    assert_eq!(texts(&bad.bad, "code"), ["amount.range"]);
    assert_eq!(texts(&bad.bad, "pointer"), ["/data/order/grand_total"]);
    let message = texts(&bad.bad, "message").remove(0);
    assert!(message.contains("a `scale` of 19 or `amounts=\"text\"` makes room"), "{message}");
    assert_eq!(
        texts(&bad.findings, "code").iter().filter(|code| *code == "amount.range").count(),
        1
    );
    for pairs in [[("scale", "19")], [("amounts", "text")]] {
        assert_eq!(read_as(&pairs).summary.good, 1);
    }
    let spelled = read_as(&[("amounts", "text")]);
    assert_eq!(dig(&spelled, &["data", "order", "grand_total"]).as_string::<i32>().value(0), fine);
    // Twenty digits before the point fit, one more does not.
    assert_eq!(read(WRITEBACK, &[], text("99999999999999999999.5")).summary.good, 1);
    assert_eq!(read(WRITEBACK, &[], text("100000000000000000000.5")).summary.bad, 1);
}

#[test]
fn a_misfit_in_the_middle_leaves_no_trace_in_the_table() {
    let line = |amount: &str| {
        format!(
            r#"{{"data": {{"line_items": [{{"quantity": 1, "unit_price": "1"}}, {{"quantity": 2, "unit_price": "{amount}"}}]}}}}"#
        )
    };
    let text = [line("2"), line("0.1234567890123456789"), line("3")].join("\n");
    for explode in [None, Some("/data/line_items")] {
        let mut options = options(&[("raw", "true")]);
        options.explode = explode.map(str::to_owned);
        let read = read_with(WRITEBACK, options, text.clone());
        let lines = if explode.is_some() { vec![1, 1, 3, 3] } else { vec![1, 3] };
        assert_eq!(numbers(&read.good, "line"), lines);
        assert_eq!(numbers(&read.bad, "line"), [2]);
        let quantities = dig(&read, &["data", "line_items", "quantity"]);
        assert_eq!(quantities.as_primitive::<Int64Type>().values(), &[1, 2, 1, 2]);
    }
}

#[test]
fn the_order_is_that_of_the_file_with_any_number_of_threads() {
    let line = |at: usize| match at % 7 {
        0 => "{\"events\": 5}".to_owned(),
        3 => String::new(),
        _ => format!("{{\"events\": [], \"x\": {at}, \"pad\": \"{}\"}}", "p".repeat(at % 900)),
    };
    let text: String = (1..=20_000).map(|at| line(at) + "\n").collect();
    let expected: Vec<u64> = (1..=20_000).filter(|at| at % 7 != 0 && at % 7 != 3).collect();
    let mut summaries = Vec::new();
    for threads in ["1", "2", "7"] {
        for rows in ["64", "8192"] {
            let pairs = [("threads", threads), ("batch_rows", rows)];
            let read = read(ACK, &pairs, text.clone());
            assert_eq!(numbers(&read.good, "line"), expected);
            let offsets = numbers(&read.good, "offset");
            assert!(
                text[usize::try_from(offsets[9]).unwrap()..]
                    .starts_with("{\"events\": [], \"x\": 13,")
            );
            assert_eq!(read.summary.bytes, text.len() as u64);
            summaries.push(read.summary);
        }
    }
    assert!(summaries.windows(2).all(|pair| pair[0] == pair[1]));
}

#[test]
fn a_reader_that_stops_early_stops_the_work() {
    let text = "{\"events\": []}\n".repeat(2_000_000);
    let reading = Reading::new(kind(ACK), options(&[("threads", "4")])).unwrap();
    let before = threads();
    for _ in 0..3 {
        let mut pass = reading.pass(Input::from(text.clone().into_bytes()), Wanted::ALL).unwrap();
        assert!(pass.next().unwrap().is_ok());
        drop(pass);
    }
    let patience = std::time::Instant::now();
    while threads() > before && patience.elapsed().as_secs() < 20 {
        std::thread::yield_now();
    }
    assert!(threads() <= before, "{} threads, {before} before", threads());
}

/// The threads of this process that read files.
fn threads() -> usize {
    let Ok(tasks) = fs::read_dir("/proc/self/task") else { return 0 };
    let name =
        |task: fs::DirEntry| fs::read_to_string(task.path().join("comm")).unwrap_or_default();
    // Other tests of this process have threads of their own, which end.
    tasks.flatten().map(name).filter(|name| name.starts_with("orderwire-")).count()
}

#[test]
fn lines_are_lines_whatever_ends_them() {
    let text = "\u{FEFF}{\"events\": []}\r\n\r\n{\"events\": 5}\n   \n{\"events\": []";
    let read = read(ACK, &[], text);
    assert_eq!(numbers(&read.good, "line"), [1]);
    assert_eq!(numbers(&read.bad, "line"), [3, 5]);
    assert_eq!(numbers(&read.bad, "length"), [13, 13]);
    assert_eq!(numbers(&read.bad, "offset"), [21, 39]);
    assert_eq!(texts(&read.bad, "code"), ["field.type", "json.syntax"]);
    let raw = read.bad[0].column_by_name("raw").unwrap().as_binary::<i32>().clone();
    assert_eq!(raw.value(0), b"{\"events\": 5}");
}

#[test]
fn bytes_that_are_no_text_are_kept() {
    let read = read(ACK, &[], b"{\"events\": []}\n{\"events\": \"\xff\"}\n\0\n".to_vec());
    assert_eq!((read.summary.good, read.summary.bad), (1, 2));
    let raw = read.bad[0].column_by_name("raw").unwrap().as_binary::<i32>().clone();
    assert_eq!(
        (raw.value(0), raw.value(1)),
        (b"{\"events\": \"\xff\"}".as_slice(), b"\0".as_slice())
    );
}

#[test]
fn a_line_that_is_too_long_is_bad_and_not_kept() {
    for length in [100, 5_000, 3_000_000] {
        for end in ["\n", ""] {
            let long = format!("{{\"x\": \"{}\"}}", "y".repeat(length));
            let text = format!("{{\"events\": []}}\n{long}\n{{\"events\": []}}\n{long}{end}");
            let read = read(ACK, &[("max_line_bytes", "90")], text.clone());
            assert_eq!(numbers(&read.good, "line"), [1, 3]);
            assert_eq!(numbers(&read.bad, "line"), [2, 4]);
            assert_eq!(numbers(&read.bad, "length"), [long.len() as u64; 2]);
            assert_eq!(
                numbers(&read.bad, "offset")[1] as usize,
                text.len() - long.len() - end.len()
            );
            assert_eq!(texts(&read.bad, "code"), ["json.size"; 2]);
            let raw = read.bad[0].column_by_name("raw").unwrap().as_binary::<i32>().clone();
            assert!(raw.value(0).len() <= 4096 && long.as_bytes().starts_with(raw.value(0)));
        }
    }
}

#[test]
fn a_long_line_within_the_limit_is_read_wherever_it_stands() {
    for length in [1_048_000, 1_048_576, 3_000_000] {
        let long = format!("{{\"events\": [], \"x\": \"{}\"}}", "y".repeat(length));
        let short = "{\"events\": []}";
        for (lines, rows) in [([long.as_str(), short, ""], 2), ([short, short, long.as_str()], 3)] {
            for end in ["", "\n"] {
                let read = read(ACK, &[], lines.join("\n") + end);
                assert_eq!((read.summary.good, read.summary.bad), (rows, 0), "{length} {end:?}");
            }
        }
    }
}

#[test]
fn packed_files_are_read_whole_or_end_in_an_error() {
    let lines = |count: u32| -> String {
        (0..count).map(|at| format!("{{\"events\": [], \"x\": {at}}}\n")).collect()
    };
    let gzip = |text: &str| {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(text.as_bytes()).unwrap();
        encoder.finish().unwrap()
    };
    let zstd = |text: &str| zstd::stream::encode_all(text.as_bytes(), 1).unwrap();
    let packs: [&dyn Fn(&str) -> Vec<u8>; 2] = [&gzip, &zstd];
    for pack in packs {
        let whole = [pack(&lines(20_000)), pack(&lines(5))].concat();
        for threads in ["1", "3"] {
            let complete = read(ACK, &[("threads", threads)], whole.clone());
            assert!(complete.end.is_ok());
            assert_eq!(complete.summary.good, 20_005);
            let cut = read(ACK, &[("threads", threads)], whole[..whole.len() / 2].to_vec());
            let error = cut.end.unwrap_err();
            assert_eq!(error.code(), "source.broken");
            assert!(error.to_string().contains("cut off behind byte"), "{error}");
            assert!(cut.summary.good > 1_000 && cut.summary.bad == 0, "{:?}", cut.summary);
        }
    }
}

#[test]
fn an_exploded_list_has_a_row_an_element() {
    let text = r#"{"action": "a", "data": {"line_items": [{"sku": "00132"}, null, {"sku": "B"}]}}
{"action": "b", "data": {"line_items": []}}
{"action": "c", "data": {}}
{"action": "d", "data": {"line_items": [{"sku": "C"}]}}"#;
    let read = read(WRITEBACK, &[("explode", "/data/line_items")], text);
    assert_eq!(numbers(&read.good, "line"), [1, 1, 4]);
    assert_eq!(texts(&read.good, "action"), ["a", "a", "d"]);
    let skus = dig(&read, &["data", "line_items", "sku"]);
    assert_eq!(skus.as_string::<i32>().iter().flatten().collect::<Vec<_>>(), ["00132", "B", "C"]);
    assert_eq!((read.summary.good, read.summary.without_rows), (4, 2));
    let error = Reading::new(kind(WRITEBACK), options(&[("explode", "/data/lines")])).unwrap_err();
    assert!(error.to_string().contains("`/data/line_items`"), "{error}");
}

#[test]
fn what_cannot_be_read_says_why() {
    let reading = Reading::new(kind(ACK), ReadOptions::default()).unwrap();
    let error = |input: Input| reading.probe(input).unwrap_err();
    assert_eq!(error(Input::from(Vec::new())).code(), "source.empty");
    assert_eq!(error(Input::Path("/nowhere.ndjson".into())).code(), "source.missing");
    assert_eq!(error(Input::Path("/".into())).code(), "source.directory");
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
    let unknown = error(Input::Path(here));
    assert_eq!(unknown.code(), "source.format");
    assert!(unknown.to_string().contains("give `format`"), "{unknown}");
}

#[test]
fn exploded_text_stays_whole_and_batches_bounded() {
    // 8,000 rows of 8,000 letters each are 64 MB, from a payload of 32 KB.
    let text = "x".repeat(8_000);
    let items = vec!["{}"; 8_000].join(",");
    let line = format!("{{\"action\":\"{text}\",\"data\":{{\"line_items\":[{items}]}}}}\n");
    for threads in ["1", "2"] {
        let options = options(&[("explode", "/data/line_items"), ("threads", threads)]);
        let reading = Reading::new(kind(WRITEBACK), options).unwrap();
        let input = Input::from(line.repeat(4).into_bytes());
        let (mut rows, mut batches) = (0, 0);
        for tables in reading.pass(input, Wanted::only(Part::Good)).unwrap() {
            let batch = tables.unwrap().good.unwrap();
            let actions = batch.column_by_name("action").unwrap().as_string::<i32>().clone();
            assert!(actions.iter().all(|action| action == Some(&text)));
            assert!(batch.num_rows() <= 8_000);
            rows += batch.num_rows();
            batches += usize::from(batch.num_rows() > 0);
        }
        assert_eq!((rows, batches), (32_000, 4));
    }
}

#[test]
fn what_is_left_of_a_block_keeps_its_places() {
    // Each payload fills a batch, so one thread goes on within the block.
    let items = vec!["{}"; 40_000].join(",");
    let line = format!("{{\"data\":{{\"line_items\":[{items}]}}}}\r\n");
    let text = format!("{line}\r\n{line}{line}");
    let pairs = [("explode", "/data/line_items"), ("threads", "1")];
    let read = read(WRITEBACK, &pairs, text.clone());
    let mut lines = numbers(&read.good, "line");
    let mut offsets = numbers(&read.good, "offset");
    assert_eq!(lines.len(), 120_000);
    lines.dedup();
    offsets.dedup();
    let length = u64::try_from(line.len()).unwrap();
    assert_eq!((lines, offsets), (vec![1, 3, 4], vec![0, length + 2, 2 * length + 2]));
    assert_eq!(read.summary.bytes, u64::try_from(text.len()).unwrap());
}

#[test]
fn a_byte_order_mark_alone_is_an_empty_line() {
    let read = read(ACK, &[], "\u{FEFF}\r\n{\"events\": []}\n\u{FEFF}");
    assert_eq!((numbers(&read.good, "line"), read.summary.bad), (vec![2], 0));
}

#[test]
fn the_end_of_a_long_line_is_counted() {
    let text = format!("{{\"x\": \"{}\"}}\n{{\"events\": []}}\n", "y".repeat(3_000_000));
    let read = read(ACK, &[("max_line_bytes", "1000000")], text.clone());
    assert_eq!((read.summary.bad, read.summary.bytes), (1, u64::try_from(text.len()).unwrap()));
}
