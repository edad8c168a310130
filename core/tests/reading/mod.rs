//! What the tests of readers share.
#![allow(
    dead_code,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "not every test needs all of it, and a test fails by panicking"
)]

use arrow_array::cast::AsArray;
use arrow_array::types::UInt64Type;
use arrow_array::{Array, RecordBatch};
use orderwire::read::{Input, ReadOptions, Reading, Summary, Wanted};
use orderwire::{Error, Kind};

pub const WRITEBACK: &str = "retailops.order_writeback.request";
pub const ACK: &str = "retailops.order_ack.response";

pub fn kind(name: &str) -> Kind {
    Kind::named(name).unwrap()
}

pub fn options(pairs: &[(&str, &str)]) -> ReadOptions {
    let mut options = ReadOptions::default();
    pairs.iter().for_each(|(name, value)| options.set(name, value).unwrap());
    options
}

/// The batches of each table that have rows, what was counted, and how it ended.
pub struct Read {
    pub good: Vec<RecordBatch>,
    pub bad: Vec<RecordBatch>,
    pub findings: Vec<RecordBatch>,
    pub summary: Summary,
    pub end: Result<(), Error>,
}

pub fn read_with(name: &str, options: ReadOptions, text: impl Into<Vec<u8>>) -> Read {
    let reading = Reading::new(kind(name), options).unwrap();
    let mut pass = reading.pass(Input::from(text.into()), Wanted::ALL).unwrap();
    let (mut good, mut bad, mut findings, mut end) = (Vec::new(), Vec::new(), Vec::new(), Ok(()));
    for tables in &mut pass {
        match tables {
            Ok(tables) => {
                good.extend(tables.good.filter(|batch| batch.num_rows() > 0));
                bad.extend(tables.bad.filter(|batch| batch.num_rows() > 0));
                findings.extend(tables.findings.filter(|batch| batch.num_rows() > 0));
            }
            Err(error) => end = Err(error),
        }
    }
    Read { good, bad, findings, summary: pass.summary().clone(), end }
}

pub fn read(name: &str, pairs: &[(&str, &str)], text: impl Into<Vec<u8>>) -> Read {
    read_with(name, options(pairs), text)
}

pub fn numbers(batches: &[RecordBatch], name: &str) -> Vec<u64> {
    let column = |batch: &RecordBatch| {
        batch.column_by_name(name).unwrap().as_primitive::<UInt64Type>().values().to_vec()
    };
    batches.iter().flat_map(column).collect()
}

pub fn texts(batches: &[RecordBatch], name: &str) -> Vec<String> {
    let column = |batch: &RecordBatch| -> Vec<String> {
        let column = batch.column_by_name(name).unwrap().as_string::<i32>().clone();
        column.iter().map(|text| text.unwrap_or("∅").to_owned()).collect()
    };
    batches.iter().flat_map(column).collect()
}

/// A value of the first row of the first good batch, by names.
pub fn dig(read: &Read, path: &[&str]) -> std::sync::Arc<dyn Array> {
    let batch = &read.good[0];
    let mut array = batch.column_by_name(path[0]).unwrap().clone();
    for name in &path[1..] {
        if let Some(list) = array.as_list_opt::<i32>() {
            array = list.values().clone();
        }
        array = array.as_struct().column_by_name(name).unwrap().clone();
    }
    array
}
