//! Rows of CSV and Parquet become payloads, and none of them in parts.
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

use std::io::Read as _;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::{ArrayRef, RecordBatch, StringArray};
use orderwire::Error;
use orderwire::read::{Input, Reading, Wanted};
use parquet::arrow::ArrowWriter;
use parquet::file::properties::WriterProperties;
use reading::*;

mod reading;

fn csv(columns: &[(&str, Option<&str>)], text: &str) -> Result<Read, Error> {
    let mut options = options(&[("format", "csv")]);
    let pair =
        |(name, pointer): &(&str, Option<&str>)| ((*name).to_owned(), pointer.map(str::to_owned));
    options.columns = Some(columns.iter().map(pair).collect());
    let reading = Reading::new(kind(WRITEBACK), options.clone())?;
    reading.probe(Input::from(text.as_bytes().to_vec()))?;
    Ok(read_with(WRITEBACK, options, text))
}

#[test]
fn rows_of_a_csv_become_payloads() {
    let columns = [
        ("Order", Some("/data/order/channel_refnum")),
        ("Total", Some("/data/order/grand_total")),
        ("SKU", Some("/data/line_items/-/sku")),
        ("Qty", Some("/data/line_items/-/quantity")),
        ("Note", None),
    ];
    let text = "\u{FEFF}Order,Total,SKU,Qty,Note\r\n1,\"12,50\",x,1,\r\n2,35.10,00132,2,\"a \"\"b\"\"\nc\"\r\n2,35.10,B,1,z\r\n3,,C,,\r\n4,1,D,1\r\n";
    let read = csv(&columns, text).unwrap();
    assert_eq!(numbers(&read.good, "line"), [2, 4]);
    assert_eq!(numbers(&read.bad, "line"), [1, 5]);
    let skus = dig(&read, &["data", "line_items", "sku"]);
    assert_eq!(skus.as_string::<i32>().iter().flatten().collect::<Vec<_>>(), ["00132", "B", "C"]);
    assert_eq!(texts(&read.bad, "code"), ["amount.syntax", "row.syntax"]);
    assert_eq!(texts(&read.bad, "pointer"), ["/data/order/grand_total", ""]);
    assert!(texts(&read.findings, "source_column").contains(&"Total".to_owned()));
    let raw = read.bad[0].column_by_name("raw").unwrap().as_binary::<i32>().clone();
    assert_eq!(raw.value(0), b"1,\"12,50\",x,1,");
    let offset = usize::try_from(numbers(&read.bad, "offset")[0]).unwrap();
    assert!(text[offset..].starts_with("1,\"12,50\""), "{offset}");
    assert!(texts(&read.bad, "message")[1].contains("4 cells"));
}

#[test]
fn columns_that_do_not_fit_are_errors() {
    let total = Some("/data/order/grand_total");
    let cases: [(&[(&str, Option<&str>)], &str); 7] = [
        (&[("total", total)], "did you mean `Total`?"),
        (&[("Total", total)], "says nothing of `SKU`"),
        (&[("Total", Some("/data/order/grand_totl")), ("*", None)], "`grand_totl` is not there"),
        (&[("Total", total), ("SKU", total)], "both hold"),
        (&[("Total", Some("grand_total")), ("*", None)], "is no pointer"),
        (&[("SKU", Some("/data/line_items/-/sku")), ("*", None)], "nothing tells where"),
        (&[("Total", Some("/data/order")), ("SKU", total)], "another column holds whole"),
    ];
    for (columns, message) in cases {
        let error = csv(columns, "Total,SKU\n1,2\n").err().unwrap().to_string();
        assert!(error.contains(message), "{error}");
    }
}

#[test]
fn a_quote_that_is_never_closed_is_found() {
    let columns = [("A", Some("/data/order/channel_refnum")), ("B", Some("/action"))];
    let read = csv(&columns, "A,B\n1,x\n2,\"y\n3,z\n").unwrap();
    assert_eq!((read.summary.good, read.summary.bad), (1, 1));
    assert!(texts(&read.bad, "message")[0].contains("a quote that closes the cell"));
}

const LINES: [(&str, Option<&str>); 3] = [
    ("O", Some("/data/order/channel_refnum")),
    ("S", Some("/data/line_items/-/sku")),
    ("Q", Some("/data/line_items/-/quantity")),
];

/// The SKUs of each good order.
fn orders(read: &Read) -> Vec<String> {
    let list = |batch: &RecordBatch| {
        let data = batch.column_by_name("data").unwrap().as_struct().clone();
        let items = data.column_by_name("line_items").unwrap().as_list::<i32>().clone();
        let joined = |items: ArrayRef| {
            let skus = items.as_struct().column_by_name("sku").unwrap().clone();
            skus.as_string::<i32>().iter().flatten().collect::<Vec<_>>().join(" ")
        };
        items.iter().flatten().map(joined).collect::<Vec<_>>()
    };
    read.good.iter().flat_map(list).collect()
}

fn raws(read: &Read) -> Vec<String> {
    let column = |batch: &RecordBatch| -> Vec<String> {
        let raw = batch.column_by_name("raw").unwrap().as_binary::<i32>().clone();
        raw.iter().flatten().map(|raw| String::from_utf8_lossy(raw).into_owned()).collect()
    };
    read.bad.iter().flat_map(column).collect()
}

#[test]
fn an_order_with_a_row_that_is_none_is_bad_as_a_whole() {
    // A row that lacks cells, has other keys, or comes last.
    for (rows, good, bad) in [
        ("A,x,1\nA\nA,y,2\nB,z,1\n", vec!["z"], vec!["A,x,1\nA\nA,y,2"]),
        ("A,x,1\nC,1\nA,y,2\nB,z,1\n", vec!["z"], vec!["A,x,1\nA,y,2", "C,1"]),
        ("A,x,1\nC,1\nB,z,1\n", vec!["x", "z"], vec!["C,1"]),
        ("A,x,1\r\nA,y,2\r\nA,1\r\n", vec![], vec!["A,x,1\r\nA,y,2\r\nA,1"]),
        ("C,1\nC\nA,x,1\n", vec!["x"], vec!["C,1", "C"]),
    ] {
        let read = csv(&LINES, &format!("O,S,Q\n{rows}")).unwrap();
        assert_eq!(orders(&read), good, "{rows}");
        assert_eq!(raws(&read), bad, "{rows}");
        assert!(texts(&read.bad, "code").iter().all(|code| code == "row.syntax"));
    }
}

#[test]
fn an_order_that_is_cut_off_is_not_there() {
    let mut options = options(&[("format", "csv")]);
    let pair = |(name, to): (&str, Option<&str>)| (name.to_owned(), to.map(str::to_owned));
    options.columns = Some(LINES.map(pair).to_vec());
    struct Broken;
    impl std::io::Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::Error::other("no more"))
        }
    }
    let text = "O,S,Q\nA,x,1\nA,y,1\nB,z,1\nB,";
    let source = std::io::Cursor::new(text.as_bytes().to_vec()).chain(Broken);
    let reading = Reading::new(kind(WRITEBACK), options).unwrap();
    let pass = reading.pass(Input::Stream(Box::new(source)), Wanted::ALL).unwrap();
    let (made, mut ends): (Vec<_>, Vec<_>) = pass.partition(Result::is_ok);
    let good: u64 =
        made.into_iter().map(|made| made.unwrap().good.unwrap().num_rows() as u64).sum();
    assert_eq!(good, 1);
    assert!(ends.pop().unwrap().unwrap_err().to_string().contains("no more"));
}

#[test]
fn an_order_may_be_longer_than_a_block() {
    let rows = "A,a-long-name-of-a-product-that-fills-the-block,1\n".repeat(50_000);
    let read = csv(&LINES, &format!("O,S,Q\n{rows}B,z,1\n")).unwrap();
    assert_eq!(numbers(&read.good, "line"), [1, 50_001]);
    assert_eq!((read.summary.good, read.summary.bad), (2, 0));
}

#[test]
fn a_quote_within_a_cell_opens_nothing() {
    let read = csv(&LINES, "O,S,Q\nA,5\" disk,1").unwrap();
    assert_eq!(orders(&read), ["5\" disk"]);
    let read = csv(&LINES, "O,S,Q\nA,x,1\n5\" x,\"never closed\nB,y,1\n").unwrap();
    assert_eq!(orders(&read), ["x"]);
    assert_eq!(raws(&read), ["5\" x,\"never closed\nB,y,1"]);
    let read = csv(&LINES, "O,S,Q\nA,\"x \"\"y\"\"\",1").unwrap();
    assert_eq!(orders(&read), ["x \"y\""]);
}

#[test]
fn a_bad_order_has_its_bytes() {
    let text = "O,S,Q\r\nA,x,1.5\r\n\r\nA,y,2\r\nB,z,1\r\n";
    let read = csv(&LINES, text).unwrap();
    assert_eq!(raws(&read), ["A,x,1.5\r\n\r\nA,y,2"]);
    let (offset, length) = (numbers(&read.bad, "offset")[0], numbers(&read.bad, "length")[0]);
    let (offset, length) = (usize::try_from(offset).unwrap(), usize::try_from(length).unwrap());
    assert_eq!(text[offset..offset + length], raws(&read)[0]);
}

#[test]
fn a_broken_row_group_takes_nothing_from_those_before() {
    let texts: Vec<String> =
        (0..300).map(|at| format!("{{\"events\": [], \"x\": {at}}}")).collect();
    let column: ArrayRef = Arc::new(StringArray::from(texts));
    let batch = RecordBatch::try_from_iter([("payload", column)]).unwrap();
    let properties = WriterProperties::builder().set_max_row_group_row_count(Some(100)).build();
    let mut file = Vec::new();
    let mut writer = ArrowWriter::try_new(&mut file, batch.schema(), Some(properties)).unwrap();
    writer.write(&batch).unwrap();
    let groups = writer.close().unwrap();
    let place = groups.row_groups()[2].column(0).data_page_offset();
    let place = usize::try_from(place).unwrap();
    file[place..place + 40].fill(0xff);
    let read = read(ACK, &[], file);
    assert_eq!(read.summary.good, 200);
    assert!(read.end.unwrap_err().to_string().contains("behind row 200"));
}
