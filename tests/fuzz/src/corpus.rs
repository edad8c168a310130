//! Corpora on disk: `corpus seed DIR` writes a folder a target, from the vectors and what earlier
//! runs kept in `corpus.json`, and the dictionary; `corpus keep DIR` puts what a run found there;
//! `corpus calls DIR` prints what each entry there asks, and the core's answer, a line of JSON each;
//! `corpus targets` lists the targets.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD as BASE64;
use serde_json::Value;

/// An entry above this many bytes is not kept; nor more than so many of a target.
const LONGEST: usize = 1024;
const MOST: usize = 60;

/// Inputs by the target's name.
type Corpora = BTreeMap<String, Vec<String>>;

fn main() {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["seed", folder] => seed(Path::new(folder)),
        ["keep", folder] => keep(Path::new(folder)),
        ["calls", folder] => calls(Path::new(folder)),
        ["targets"] => targets::ALL.iter().for_each(|target| println!("{}", target.name)),
        _ => panic!("corpus seed DIR, corpus keep DIR, corpus calls DIR, or corpus targets"),
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn json(path: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn seed(folder: &Path) {
    let kept: Corpora =
        serde_json::from_value(json(&root().join("tests/fuzz/corpus.json"))).unwrap();
    let mut words = Vec::new();
    for target in targets::ALL {
        let into = folder.join(target.name);
        fs::create_dir_all(&into).unwrap();
        let kept = kept.get(target.name).into_iter().flatten();
        let kept = kept.map(|entry| BASE64.decode(entry).unwrap());
        for (at, entry) in seeds(target, &mut words).into_iter().chain(kept).enumerate() {
            fs::write(into.join(format!("seed-{at}")), entry).unwrap();
        }
    }
    words.sort();
    words.dedup();
    let lines: String = words.iter().map(|word| format!("\"\\\"{word}\\\"\"\n")).collect();
    fs::write(folder.join("dictionary"), lines).unwrap();
}

/// What the vectors have for a target, and the names of their members.
fn seeds(target: &targets::Target, words: &mut Vec<String>) -> Vec<Vec<u8>> {
    let vectors = |name: &str| match json(&root().join(format!("tests/vectors/{name}.json"))) {
        Value::Object(mut file) => match file.remove("cases") {
            Some(Value::Array(cases)) => cases,
            _ => panic!("no cases in {name}"),
        },
        _ => panic!("no object in {name}"),
    };
    let kinds: Vec<_> = orderwire::Kind::all().map(orderwire::Kind::name).collect();
    let mut of = |name: &str, members: &[&str]| {
        let mut entries = Vec::new();
        for case in vectors(name) {
            let texts: Vec<_> =
                members.iter().filter_map(|member| payload(&case[*member])).collect();
            texts.iter().for_each(|text| names(text, words));
            if texts.is_empty() || texts.iter().any(|text| text.len() > 20_000) {
                continue;
            }
            let kind = case["kind"].as_str().and_then(|kind| kinds.iter().position(|k| *k == kind));
            let mut entry = vec![u8::try_from(kind.unwrap_or(0)).unwrap(), 0, 0];
            entry.truncate(target.choices);
            entry.extend(texts.join(&0x1e));
            entries.push(entry);
        }
        entries
    };
    match target.name {
        "writeback" => of("writeback", &["request", "facts"]),
        "exchange" => {
            [of("exchange", &["request", "response"]), of("exchange", &["previous", "next"])]
                .concat()
        }
        "built" => of("build", &["fields"]),
        "query" => {
            let mut all = of("check", &["payload"]);
            all.retain(|text| text.starts_with(b"data"));
            all
        }
        "apportion" | "tax" => vectors("apportion").iter().map(amounts).collect(),
        _ => of("check", &["payload"]),
    }
}

/// A payload as the vectors have it.
fn payload(value: &Value) -> Option<Vec<u8>> {
    if let Some(text) = value.as_str() {
        return Some(text.into());
    }
    if let Some(file) = value["file"].as_str() {
        return Some(fs::read(root().join("examples/payloads").join(file)).unwrap());
    }
    value["base64"].as_str().map(|text| BASE64.decode(text).unwrap())
}

/// Total, weights and options, a line each.
fn amounts(case: &Value) -> Vec<u8> {
    let plain = |value: &Value| match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let options = case["options"].as_object().into_iter().flatten();
    let options = options.map(|(name, value)| format!("{name}={}", plain(value)));
    let weights = case["weights"].as_array().into_iter().flatten().map(plain);
    let lines: Vec<_> = options.chain([plain(&case["total"])]).chain(weights).collect();
    lines.join("\n").into_bytes()
}

/// The names of members in a text.
fn names(text: &[u8], words: &mut Vec<String>) {
    fn of(value: &Value, words: &mut Vec<String>) {
        match value {
            Value::Array(elements) => elements.iter().for_each(|element| of(element, words)),
            Value::Object(members) => members.iter().for_each(|(name, member)| {
                if name.len() < 40
                    && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
                {
                    words.push(name.clone());
                }
                of(member, words);
            }),
            _ => {}
        }
    }
    if let Ok(value) = serde_json::from_slice(text) {
        of(&value, words);
    }
}

fn calls(folder: &Path) {
    for target in targets::ALL {
        for entry in entries(&folder.join(target.name)) {
            targets::calls::calls(target.name, &entry).iter().for_each(|call| println!("{call}"));
        }
    }
}

/// The files of a folder, in an order of their own.
fn entries(folder: &Path) -> Vec<Vec<u8>> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut entries: Vec<_> =
        entries.map(|entry| fs::read(entry.unwrap().path()).unwrap()).collect();
    // Short ones are quick, and say more.
    entries.sort_by_key(|bytes| (bytes.len(), bytes.clone()));
    entries.dedup();
    entries
}

fn keep(folder: &Path) {
    let mut corpora: Corpora =
        serde_json::from_value(json(&root().join("tests/fuzz/corpus.json"))).unwrap();
    // Of the targets that ran.
    for target in targets::ALL.iter().filter(|target| folder.join(target.name).exists()) {
        let mut entries = entries(&folder.join(target.name));
        entries.retain(|bytes| bytes.len() <= LONGEST);
        // From all lengths.
        let step = entries.len().div_ceil(MOST).max(1);
        let kept = entries.iter().step_by(step).map(|bytes| BASE64.encode(bytes)).collect();
        corpora.insert(target.name.to_owned(), kept);
    }
    let mut text = serde_json::to_string_pretty(&corpora).unwrap();
    text.push('\n');
    fs::write(root().join("tests/fuzz/corpus.json"), text).unwrap();
}
