//! Every target over the kept corpus, the vectors, and quick mutations of both.

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

/// How long each target runs beyond the corpus.
fn budget() -> Duration {
    let seconds = std::env::var("ORDERWIRE_FUZZ_SECONDS").ok().and_then(|text| text.parse().ok());
    Duration::from_secs(seconds.unwrap_or(2))
}

#[test]
fn every_target_holds() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("corpus");
    let _ = std::fs::remove_dir_all(&folder);
    let seed = Command::new(env!("CARGO_BIN_EXE_corpus")).arg("seed").arg(&folder).status();
    assert!(seed.unwrap().success());
    std::thread::scope(|scope| {
        for target in targets::ALL {
            let folder = folder.join(target.name);
            scope.spawn(move || {
                let entries = std::fs::read_dir(folder).unwrap();
                let entries: Vec<_> =
                    entries.map(|entry| std::fs::read(entry.unwrap().path()).unwrap()).collect();
                assert!(!entries.is_empty(), "{} has seeds", target.name);
                entries.iter().for_each(|entry| held(target, entry));
                mutate(target, &entries);
            });
        }
    });
}

/// Says which input it was where something does not hold.
fn held(target: &targets::Target, data: &[u8]) {
    let result = std::panic::catch_unwind(|| (target.run)(data));
    if result.is_err() {
        panic!("{} fails on {:?}", target.name, String::from_utf8_lossy(data));
    }
}

/// Pieces of entries put together, bytes changed: no match for libFuzzer, but it needs nothing.
fn mutate(target: &targets::Target, entries: &[Vec<u8>]) {
    let (start, mut random) = (Instant::now(), Random(0x9e37_79b9_7f4a_7c15));
    while start.elapsed() < budget() {
        let mut data = random.pick(entries).clone();
        for _ in 0..=random.below(4) {
            let (at, other) = (random.below(data.len() + 1), random.pick(entries));
            let from = random.below(other.len() + 1);
            let piece = &other[from..(from + random.below(24)).min(other.len())];
            match random.below(4) {
                0 => drop(data.splice(at..at, piece.iter().copied())),
                1 => drop(data.drain(at..(at + random.below(24)).min(data.len()))),
                2 => {
                    drop(data.splice(at..(at + piece.len()).min(data.len()), piece.iter().copied()))
                }
                _ => {
                    if let Some(byte) = data.get_mut(at) {
                        *byte = u8::try_from(random.below(256)).unwrap();
                    }
                }
            }
        }
        held(target, &data);
    }
}

/// Xorshift: the same cases in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(most.max(1)).unwrap()).unwrap()
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}
