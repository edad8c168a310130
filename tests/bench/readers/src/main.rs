//! The readers that were measured before one was chosen, on the same bytes in one run:
//! `cargo run --release --manifest-path tests/bench/readers/Cargo.toml`.
//!
//! All but the first two keep at least the place or the spelling of values; what each
//! cannot give stands in ARCHITECTURE.md.

#[allow(dead_code, reason = "the core's own files, of which only the reader is used")]
#[path = "../../../../core/src/json.rs"]
mod json;
#[path = "../../../../core/src/scan.rs"]
mod scan;

use std::hint::black_box;
use std::time::{Duration, Instant};

use jiter::{Jiter, JsonValue, Peek};
use serde::de::IgnoredAny;
use serde_json::value::RawValue;

const EXAMPLE: &str =
    include_str!("../../../../examples/payloads/retailops.order_writeback.request.json");

/// Visits every key and value with its place, which is what a check needs of it.
fn visit(reader: &mut Jiter<'_>, peek: Peek, places: &mut Vec<(usize, usize)>) -> Option<()> {
    let start = reader.current_index();
    match peek {
        Peek::Array => {
            let mut next = reader.known_array().ok()?;
            while let Some(peek) = next {
                visit(reader, peek, places)?;
                next = reader.array_step().ok()?;
            }
        }
        Peek::Object => {
            let mut key = reader.next_object_bytes().ok()?.map(<[u8]>::len);
            while let Some(length) = key {
                places.push((start, length));
                let peek = reader.peek().ok()?;
                visit(reader, peek, places)?;
                key = reader.next_key_bytes().ok()?.map(<[u8]>::len);
            }
        }
        Peek::String => drop(reader.known_bytes().ok()?),
        Peek::Null => reader.known_null().ok()?,
        Peek::True | Peek::False => drop(reader.known_bool(peek).ok()?),
        _ => drop(reader.known_number_bytes(peek).ok()?),
    }
    places.push((start, reader.current_index()));
    Some(())
}

fn jiter_places(bytes: &[u8]) -> Option<usize> {
    std::str::from_utf8(bytes).ok()?;
    let (mut reader, mut places) = (Jiter::new(bytes), Vec::with_capacity(bytes.len() / 8));
    let peek = reader.peek().ok()?;
    visit(&mut reader, peek, &mut places)?;
    reader.finish().ok()?;
    Some(places.len())
}

/// `RawValue` keeps the spelling of one level; each level below is read again.
fn raw_values(text: &str) -> usize {
    type Members<'a> = std::collections::BTreeMap<&'a str, &'a RawValue>;
    if let Ok(members) = serde_json::from_str::<Members<'_>>(text) {
        return members.values().map(|value| raw_values(value.get())).sum::<usize>() + 1;
    }
    if let Ok(elements) = serde_json::from_str::<Vec<&RawValue>>(text) {
        return elements.iter().map(|value| raw_values(value.get())).sum::<usize>() + 1;
    }
    1
}

/// The median time of a call in microseconds.
fn median(mut call: impl FnMut()) -> f64 {
    let mut batch = 1_u32;
    loop {
        let start = Instant::now();
        (0..batch).for_each(|_| call());
        if start.elapsed() > Duration::from_millis(3) {
            break;
        }
        batch *= 2;
    }
    let mut times: Vec<f64> = (0..101)
        .map(|_| {
            let start = Instant::now();
            (0..batch).for_each(|_| call());
            start.elapsed().as_secs_f64() * 1e6 / f64::from(batch)
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

fn main() {
    let mut order: serde_json::Value = serde_json::from_str(EXAMPLE).expect("the example is JSON");
    let compact = order.to_string();
    let line = order["data"]["line_items"][0].clone();
    order["data"]["line_items"] = serde_json::Value::Array(vec![line; 50]);
    let fifty = order.to_string();
    println!("cores: {}", std::thread::available_parallelism().map_or(0, usize::from));
    println!("{:<30}{:>10}{:>12}{:>12}", "µs a document, median", "example", "compact", "50 lines");
    let texts = [EXAMPLE, &compact, &fifty];
    let row = |name: &str, call: &dyn Fn(&str)| {
        let [a, b, c] = texts.map(|text| median(|| call(black_box(text))));
        println!("{name:<30}{a:>10.2}{b:>12.2}{c:>12.2}");
    };
    row("serde_json Value", &|text| {
        drop(black_box(serde_json::from_str::<serde_json::Value>(text)))
    });
    row("serde_json IgnoredAny", &|text| drop(black_box(serde_json::from_str::<IgnoredAny>(text))));
    row("serde_json RawValue by level", &|text| {
        black_box(raw_values(text));
    });
    row("jiter JsonValue", &|text| drop(black_box(JsonValue::parse(text.as_bytes(), false))));
    row("jiter iterator with places", &|text| {
        black_box(jiter_places(text.as_bytes()));
    });
    row("orderwire's reader", &|text| {
        let checked = std::str::from_utf8(text.as_bytes()).ok();
        let _ = black_box(checked.map(|text| scan::scan(text, 0).map(|nodes| nodes.len())));
    });
}
