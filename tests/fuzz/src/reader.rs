//! The reader against serde_json: the same texts are JSON, and have the same values.

use orderwire::{Kind, Options, check, parse, value::Value};
use serde_json::Value as Theirs;

/// A kind of which nothing is required: any object of unknown members is one.
const KIND: &str = "retailops.order_writeback.request";

pub fn run(text: &[u8]) {
    let kind = Kind::named(KIND).unwrap();
    let options = Options { max_findings: 1000, ..Options::default() };
    let report = check(kind, text, &options).unwrap();
    let says = |codes: &[&str]| {
        report.findings.iter().any(|finding| codes.contains(&finding.code.as_str()))
    };
    // A secret that should have been text is not looked into: names in it are secret as well.
    if report.findings.iter().any(|finding| finding.pointer == "/headers/ticket") {
        return;
    }
    // They have no limit here, and a byte order mark is no JSON to them.
    if says(&["json.depth"]) {
        return;
    }
    let bare = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
    // They judge the encoding within strings only, and go as deep as the text on the way there.
    let theirs = std::str::from_utf8(bare).ok().and_then(|bare| read(bare.as_bytes()));
    let ours = !says(&["json.syntax", "json.invalid_utf8", "json.lone_surrogate"]);
    assert_eq!(ours, theirs.is_some(), "is it JSON?");

    // As a member that no document names, any value is kept.
    let Some(theirs) = theirs.filter(|_| !says(&["json.duplicate_key"])) else { return };
    let bare = std::str::from_utf8(bare).unwrap();
    let member = format!("{{\"x\":{bare}}}");
    let payload = match parse(kind, &member, &options) {
        Ok(payload) => payload,
        // One level more may be one too many; and what has the wrong type is not looked into.
        Err(error) => {
            let codes = ["json.depth", "json.duplicate_key"];
            let report = error.report().unwrap();
            assert!(report.findings.iter().all(|f| codes.contains(&f.code.as_str())), "{report:?}");
            return;
        }
    };
    same(payload.root().get("x").unwrap(), &theirs);
}

/// Without their limit of depth: ours is tested elsewhere, and texts are short here.
fn read(text: &[u8]) -> Option<Theirs> {
    use serde_json::de::{Deserializer, SliceRead};
    let mut reader = Deserializer::new(SliceRead::new(text));
    reader.disable_recursion_limit();
    let value = <Theirs as serde::Deserialize>::deserialize(&mut reader).ok()?;
    reader.end().ok()?;
    Some(value)
}

fn same(ours: Value<'_>, theirs: &Theirs) {
    match theirs {
        Theirs::Null => assert!(ours.is_null()),
        Theirs::Bool(flag) => assert_eq!(ours.as_json(), flag.to_string()),
        // They write exponents their own way, and keep every digit.
        Theirs::Number(number) => assert_eq!(plain(ours.as_json()), plain(number.as_str())),
        Theirs::String(text) => assert_eq!(ours.scalar().as_deref(), Some(text.as_str())),
        Theirs::Array(elements) => {
            let mine: Vec<_> = ours.elements().collect();
            assert_eq!(mine.len(), elements.len());
            mine.into_iter().zip(elements).for_each(|(mine, their)| same(mine, their));
        }
        Theirs::Object(members) => {
            let mine: Vec<_> = ours.entries().collect();
            assert_eq!(mine.len(), members.len());
            for ((name, value), (their_name, their_value)) in mine.into_iter().zip(members) {
                assert_eq!(name, *their_name);
                same(value, their_value);
            }
        }
    }
}

fn plain(number: &str) -> String {
    number.to_ascii_lowercase().replace("e+", "e")
}
