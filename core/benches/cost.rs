//! What a check costs, in instructions: the same on every run and every machine of one kind, so
//! that it can be held by a test where times cannot.
//!
//! `cargo bench -p orderwire --bench cost` runs itself below Valgrind and prints a table; it fails
//! where a row costs more than its limit. The limits are shares of what `serde_json` takes to read
//! the same bytes into a `Value`, or of what each byte of the ordinary order costs.
#![allow(
    missing_docs,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a measurement: what fails may panic"
)]

mod order;

use std::hint::black_box;
use std::process::{Command, ExitCode};

use orderwire::{Kind, Options, check, is_valid};

use order::{WRITEBACK, order_of};

/// Documents by name: some text, so many times.
fn document(name: &str, size: usize) -> String {
    let key = |index: usize| format!("\"unknown_member_{index:08}\": 1");
    let joined = |part: &dyn Fn(usize) -> String| (0..size).map(part).collect::<Vec<_>>().join(",");
    let free = |text: &str| format!("{{\"extra\": {text}}}");
    match name {
        "example" => WRITEBACK.to_owned(),
        "lines" => order_of(size, str::to_owned),
        // As machines write it.
        "compact lines" => {
            let order = order_of(size, str::to_owned);
            serde_json::from_str::<serde_json::Value>(&order).unwrap().to_string()
        }
        // Each line says that its quantity is no number.
        "findings" => {
            order_of(size, |line| line.replace("\"quantity\": \"2\"", "\"quantity\": \"x\""))
        }
        "unknown keys alike" => {
            format!("{{{}}}", joined(&|index| key(index * 7_919 % size)))
        }
        "one key again and again" => format!("{{{}}}", joined(&|_| key(7))),
        "arrays in objects" => {
            let nest = format!("{}{}", "[{\"a\":".repeat(60), "1");
            let nest = format!("{nest}{}", "}]".repeat(60));
            free(&format!("[{}]", joined(&|_| nest.clone())))
        }
        "a long number" => free(&"7".repeat(size)),
        "a long amount" => {
            format!("{{\"data\": {{\"order\": {{\"grand_total\": \"1.{}\"}}}}}}", "7".repeat(size))
        }
        "escapes in every key" => {
            format!("{{{}}}", joined(&|index| format!("\"\\u0061\\n\\u00e9{index:08}\": 1")))
        }
        // Each bit of the index says whether a letter of the key is written as an escape.
        "one key in many spellings" => {
            let letter = |index: usize, at: usize| match index >> at & 1 {
                0 => "x",
                _ => "\\u0078",
            };
            let spelled = |index| (0..14).map(|at| letter(index * 7_919, at)).collect::<String>();
            format!("{{{}}}", joined(&|index| format!("\"{}\": 1", spelled(index))))
        }
        _ => panic!("`{name}` is no document"),
    }
}

fn run(operation: &str, text: &str) {
    let kind = Kind::named("retailops.order_writeback.request").unwrap();
    let (bytes, options) = (black_box(text.as_bytes()), Options::default());
    match operation {
        "Value" => drop(black_box(serde_json::from_slice::<serde_json::Value>(bytes))),
        "check" => drop(black_box(check(kind, bytes, &options))),
        "is_valid" => drop(black_box(is_valid(kind, bytes, &options))),
        _ => panic!("`{operation}` is no operation"),
    }
}

/// An operation on a document.
type Task = (&'static str, (&'static str, usize));

/// The instructions of a task: those of three runs less those of one, halved.
fn instructions((operation, (name, size)): Task) -> u64 {
    let counted = |times: &str| {
        let mut valgrind = Command::new("valgrind");
        valgrind.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]);
        valgrind.arg(std::env::current_exe().unwrap());
        valgrind.args([operation, name, &size.to_string(), times]);
        let output = valgrind.output().unwrap_or_else(|error| panic!("valgrind: {error}"));
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        let count = said.split("Collected : ").nth(1).and_then(|rest| rest.lines().next());
        count.and_then(|count| count.trim().parse::<u64>().ok()).unwrap_or_else(|| panic!("{said}"))
    };
    (counted("3") - counted("1")) / 2
}

/// A task, another one, and how many hundredths of its cost the first may have, byte for byte.
type Row = (Task, Task, u64);

const EXAMPLE: (&str, usize) = ("example", 0);
const FIFTY: (&str, usize) = ("lines", 50);
const LINES: Task = ("check", ("lines", 1_000));
const COMPACT: Task = ("check", ("compact lines", 1_000));

const ROWS: &[Row] = &[
    // What was measured, and a tenth.
    (("check", EXAMPLE), ("Value", EXAMPLE), 97),
    (("check", FIFTY), ("Value", FIFTY), 77),
    (("is_valid", EXAMPLE), ("Value", EXAMPLE), 45),
    (("is_valid", FIFTY), ("Value", FIFTY), 34),
    // Linear: ten times the lines cost ten times as much, and so do findings.
    (("check", ("lines", 10_000)), LINES, 105),
    (("check", ("findings", 10_000)), ("check", ("findings", 1_000)), 105),
    (("check", ("findings", 1_000)), LINES, 150),
    // Hostile input, against an ordinary order as machines write it.
    (("check", ("unknown keys alike", 10_000)), COMPACT, 200),
    (("check", ("one key again and again", 10_000)), COMPACT, 200),
    (("check", ("arrays in objects", 500)), COMPACT, 200),
    (("check", ("a long number", 1_000_000)), COMPACT, 200),
    (("check", ("a long amount", 1_000_000)), COMPACT, 200),
    (("check", ("escapes in every key", 10_000)), COMPACT, 200),
    (("check", ("one key in many spellings", 10_000)), COMPACT, 200),
];

fn main() -> ExitCode {
    let arguments: Vec<String> =
        std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    if let [operation, name, size, times] = arguments.as_slice() {
        let text = document(name, size.parse().unwrap());
        (0..times.parse().unwrap()).for_each(|_| run(operation, &text));
        return ExitCode::SUCCESS;
    }
    let mut measured: Vec<(Task, u64)> = Vec::new();
    let mut cost = |task: Task| {
        let known = measured.iter().find(|(known, _)| *known == task).map(|(_, cost)| *cost);
        let cost = known.unwrap_or_else(|| instructions(task));
        measured.push((task, cost));
        cost
    };
    let bytes = |(_, (name, size)): Task| u64::try_from(document(name, size).len()).unwrap();
    let name = |(operation, (name, size)): Task| format!("{operation} {name} {size}");
    let mut failed = false;
    println!("{:<38}{:>9}{:>14}{:>8}", "instructions", "bytes", "in all", "a byte");
    for (task, peer, limit) in ROWS {
        let (ours, theirs) = (cost(*task), cost(*peer));
        let share = ours * bytes(*peer) * 100 / (theirs * bytes(*task));
        let verdict = if share > *limit { "TOO MUCH" } else { "ok" };
        failed |= share > *limit;
        println!(
            "{:<38}{:>9}{ours:>14}{:>8}  {share} % of {}, at most {limit}: {verdict}",
            name(*task),
            bytes(*task),
            ours / bytes(*task),
            name(*peer),
        );
    }
    if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
