//! `check` against `serde_json` reading the same bytes into a `Value`.
//!
//! `cargo bench -p orderwire --bench check` prints medians and ratios.
#![allow(
    missing_docs,
    clippy::arithmetic_side_effects,
    clippy::float_arithmetic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a measurement: times are floats, and what fails may panic"
)]

mod order;

use std::hint::black_box;
use std::time::{Duration, Instant};

use orderwire::{Kind, Mode, Options, check, is_valid, totals};

use order::{WRITEBACK, order_of};

/// How long each call takes in µs, in each of as many batches that last long enough to be measured.
/// They take turns in an order that alternates, so that what else the machine does hits all.
fn in_turns<const N: usize>(mut calls: [&mut dyn FnMut(); N], rounds: usize) -> [Vec<f64>; N] {
    let timed = |call: &mut dyn FnMut(), batch: u32| {
        let start = Instant::now();
        (0..batch).for_each(|_| call());
        start.elapsed()
    };
    let batches = calls.each_mut().map(|call| {
        let mut batch = 1;
        while timed(call, batch) < Duration::from_millis(2) {
            batch *= 2;
        }
        batch
    });
    let mut times = [const { Vec::new() }; N];
    for round in 0..rounds {
        for turn in 0..N {
            let which = if round % 2 == 0 { turn } else { N - 1 - turn };
            let time = timed(&mut calls[which], batches[which]).as_secs_f64();
            times[which].push(time * 1e6 / f64::from(batches[which]));
        }
    }
    times
}

fn quantile(times: &[f64], share: usize) -> f64 {
    let mut times = times.to_vec();
    times.sort_by(f64::total_cmp);
    times[(times.len() - 1) * share / 4]
}

/// The median, and between which times half of the batches lie.
fn spread(times: &[f64]) -> String {
    let [low, middle, high] = [1, 2, 3].map(|share| quantile(times, share));
    format!("{middle:.1} ({low:.1}–{high:.1})")
}

/// How many times as fast: the median of what each turn says.
fn ratio(peer: &[f64], ours: &[f64]) -> f64 {
    let ratios: Vec<f64> = peer.iter().zip(ours).map(|(peer, ours)| peer / ours).collect();
    quantile(&ratios, 2)
}

fn main() {
    let kind = Kind::named("retailops.order_writeback.request").unwrap();
    let compact = serde_json::from_str::<serde_json::Value>(WRITEBACK).unwrap().to_string();
    println!("cores: {}", std::thread::available_parallelism().map_or(0, usize::from));
    println!("µs: median (quartiles); how many times as fast as reading into a Value");
    for (name, text, rounds) in [
        ("example", WRITEBACK.to_owned(), 61),
        ("example, compact", compact, 61),
        ("50 lines", order_of(50, str::to_owned), 61),
        ("1,000 lines", order_of(1000, str::to_owned), 21),
        ("100,000 lines", order_of(100_000, str::to_owned), 5),
    ] {
        let bytes = text.as_bytes();
        let (lenient, strict) =
            (Options::default(), Options { mode: Mode::Strict, ..Options::default() });
        let [value, checked, strictly, valid, figures] = in_turns(
            [
                &mut || {
                    let value = serde_json::from_slice::<serde_json::Value>(black_box(bytes));
                    drop(black_box(value.unwrap()));
                },
                &mut || drop(black_box(check(kind, black_box(bytes), &lenient).unwrap())),
                &mut || drop(black_box(check(kind, black_box(bytes), &strict).unwrap())),
                &mut || {
                    let _ = black_box(is_valid(kind, black_box(bytes), &lenient).unwrap());
                },
                &mut || drop(black_box(totals(kind, black_box(bytes), &lenient).unwrap())),
            ],
            rounds,
        );
        println!("{name}, {} bytes: Value {}", bytes.len(), spread(&value));
        for (call, times, target) in [
            ("check", &checked, "target 2×"),
            ("check, strict", &strictly, ""),
            ("is_valid", &valid, ""),
            ("totals", &figures, ""),
        ] {
            println!("  {call:<16}{:<30}{:>5.2}×  {target}", spread(times), ratio(&value, times));
        }
    }
}
