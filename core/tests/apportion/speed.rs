//! Time grows with the number of lines, not with its square.

use std::time::{Duration, Instant};

use orderwire::apportion::{
    ApportionOptions, Method, Money, OnExcess, Rules, apportion, apportion_explained,
    apportion_units, verify,
};

const LINES: i64 = 100_000;

/// Loose enough for a debug build on a busy machine, where a quadratic loop takes minutes.
const LIMIT: Duration = Duration::from_secs(if cfg!(debug_assertions) { 30 } else { 5 });

fn soon<T>(what: &str, call: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let result = call();
    let time = start.elapsed();
    assert!(time < LIMIT, "{what} took {time:?}");
    println!("{what}: {time:?}");
    result
}

/// 1 … LINES in an order that is neither sorted nor reversed.
fn scattered() -> impl Iterator<Item = i64> {
    (1..=LINES).map(|line| line * 7919 % (LINES + 3) + 1)
}

#[test]
fn a_hundred_thousand_lines() {
    let weights: Vec<_> = scattered().map(i128::from).collect();
    for method in Method::ALL {
        let rules = Rules { method, ..Rules::default() };
        let total = 1_234_567_890_123;
        let shares =
            soon(method.name(), || apportion_units(total, &weights, &rules)).unwrap().shares;
        assert_eq!(shares.iter().sum::<i128>(), total);
    }
}

#[test]
fn a_hundred_thousand_caps() {
    let weights = vec!["1".parse().unwrap(); usize::try_from(LINES).unwrap()];
    let caps: Vec<_> = scattered().map(|line| Money::Units(line + line * line / 50_000)).collect();
    let room: i64 = caps.iter().map(|cap| cap.to_string().parse::<i64>().unwrap()).sum();
    for method in Method::ALL {
        let options = ApportionOptions {
            method,
            caps: Some(caps.clone()),
            on_excess: OnExcess::Return,
            ..ApportionOptions::default()
        };
        let total = Money::Units(room - 1000);
        soon(method.name(), || apportion(total, &weights, &options)).unwrap();
        if method == Method::LargestRemainder {
            let trace = soon("explained", || apportion_explained(total, &weights, &options));
            let trace = trace.unwrap();
            assert!(trace.rounds.len() > 3, "{}", trace.rounds.len());
            soon("verify", || verify(&trace)).unwrap();
        }
    }
}
