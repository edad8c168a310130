//! A target under libFuzzer; which one, the program's name says.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let target = targets::named(env!("CARGO_BIN_NAME")).expect("a target");
    (target.run)(data);
});
