//! `check` against `serde_json` reading the same bytes into a `Value`.
//!
//! `cargo bench -p orderwire` prints the median of many runs and the ratio.
#![allow(
    missing_docs,
    clippy::arithmetic_side_effects,
    clippy::float_arithmetic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a measurement: times are floats, and what fails may panic"
)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use orderwire::{Kind, Mode, Options, check, is_valid, totals};

const WRITEBACK: &str =
    include_str!("../../examples/payloads/retailops.order_writeback.request.json");

/// The median time of one call, over batches that last long enough to be measured.
fn median(mut call: impl FnMut()) -> f64 {
    let mut batch = 1_u32;
    loop {
        let start = Instant::now();
        (0..batch).for_each(|_| call());
        if start.elapsed() > Duration::from_millis(5) {
            break;
        }
        batch *= 2;
    }
    let mut times: Vec<f64> = (0..61)
        .map(|_| {
            let start = Instant::now();
            (0..batch).for_each(|_| call());
            start.elapsed().as_secs_f64() * 1e6 / f64::from(batch)
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

/// The example with this many lines.
fn order_of(lines: usize) -> String {
    let start = WRITEBACK.find("\"line_items\": [").unwrap() + "\"line_items\": [".len();
    let end = start + WRITEBACK[start..].find(']').unwrap();
    let line = &WRITEBACK[start..end];
    format!("{}{}{}", &WRITEBACK[..start], vec![line; lines].join(","), &WRITEBACK[end..])
}

fn main() {
    let kind = Kind::named("retailops.order_writeback.request").unwrap();
    let compact = serde_json::from_str::<serde_json::Value>(WRITEBACK).unwrap().to_string();
    println!("cores: {}", std::thread::available_parallelism().map_or(0, usize::from));
    println!(
        "{:<24}{:>9}{:>14}{:>10}{:>10}{:>10}{:>10}{:>8}",
        "payload", "bytes", "Value µs", "check", "strict", "is_valid", "totals", "ratio"
    );
    for (name, text) in [
        ("example", WRITEBACK.to_owned()),
        ("example, compact", compact),
        ("50 lines", order_of(50)),
        ("1,000 lines", order_of(1000)),
        ("100,000 lines", order_of(100_000)),
    ] {
        let bytes = text.as_bytes();
        let (lenient, strict) =
            (Options::default(), Options { mode: Mode::Strict, ..Options::default() });
        let value = median(|| {
            drop(black_box(serde_json::from_slice::<serde_json::Value>(black_box(bytes)).unwrap()))
        });
        let checked = median(|| drop(black_box(check(kind, black_box(bytes), &lenient).unwrap())));
        let strictly = median(|| drop(black_box(check(kind, black_box(bytes), &strict).unwrap())));
        let valid = median(|| {
            black_box(is_valid(kind, black_box(bytes), &lenient).unwrap());
        });
        let figures = median(|| drop(black_box(totals(kind, black_box(bytes), &lenient).unwrap())));
        println!(
            "{name:<24}{:>9}{value:>14.2}{checked:>10.2}{strictly:>10.2}{valid:>10.2}{figures:>10.2}{:>7.2}×",
            bytes.len(),
            value / checked
        );
    }
}
