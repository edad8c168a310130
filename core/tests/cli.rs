//! The command line, run in memory: what each command prints, where, and its exit code.
//!
//! `tests/cli/*.txt` are sessions: `$` and a command, what came of it, `!` before each line of
//! stderr, and the exit code where it is not 0. `TTY=80` in front is a terminal of 80 columns, other
//! assignments are the environment, `< file` is stdin, and `␛` stands for escape.
//! `ORDERWIRE_BLESS=1 cargo test -p orderwire --features cli --test cli` writes them anew; read the
//! difference.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use std::cell::RefCell;
use std::ffi::OsString;
use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use orderwire::cli::{Host, Terminals, run};
use serde_json::Value;

/// Where the programs of the README run, and the commands here.
fn root() -> PathBuf {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/..")).canonicalize().unwrap();
    std::env::set_current_dir(&root).unwrap();
    root
}

/// Whether it was stderr, and what it got, in order.
type Log = Vec<(bool, Vec<u8>)>;

/// What came of a command.
struct Outcome {
    code: u8,
    log: Log,
}

impl Outcome {
    fn of(&self, stderr: bool) -> String {
        let pieces = self.log.iter().filter(|(from, _)| *from == stderr);
        String::from_utf8(pieces.flat_map(|(_, text)| text.clone()).collect()).unwrap()
    }

    fn stdout(&self) -> String {
        self.of(false)
    }

    fn stderr(&self) -> String {
        self.of(true)
    }
}

struct Stream {
    stderr: bool,
    log: Rc<RefCell<Log>>,
}

impl Write for Stream {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.log.borrow_mut().push((self.stderr, bytes.to_vec()));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A command as one types it, without quotes.
#[derive(Default)]
struct Typed {
    arguments: Vec<OsString>,
    stdin: Vec<u8>,
    environment: Vec<(String, String)>,
    terminals: Terminals,
}

impl Typed {
    fn new(line: &str) -> Self {
        root();
        let mut typed = Self::default();
        let mut words = line.split_whitespace();
        while let Some(word) = words.next() {
            match word.split_once('=') {
                Some(("TTY", columns)) => {
                    let columns = Some(columns.parse().unwrap());
                    typed.terminals =
                        Terminals { stdin: true, stdout: true, stderr: true, columns };
                }
                Some((name, value)) if typed.arguments.is_empty() => {
                    typed.environment.push((name.to_owned(), value.to_owned()));
                }
                _ if word == "<" => {
                    typed.stdin = fs::read(words.next().unwrap()).unwrap();
                    typed.terminals.stdin = false;
                }
                _ => typed.arguments.push(word.into()),
            }
        }
        typed
    }

    fn run_with(self, stdout: &mut dyn Write, stderr: &mut dyn Write) -> u8 {
        let find = |name: &str| self.environment.iter().find(|(known, _)| known == name);
        let mut host = Host {
            stdin: Box::new(io::Cursor::new(self.stdin)),
            stdout,
            stderr,
            terminals: self.terminals,
            variable: &|name| find(name).map(|(_, value)| value.into()),
            interrupted: &|| false,
        };
        run(self.arguments, &mut host)
    }

    fn run(self) -> Outcome {
        let log = Rc::new(RefCell::new(Vec::new()));
        let mut stdout = Stream { stderr: false, log: log.clone() };
        let mut stderr = Stream { stderr: true, log: log.clone() };
        let code = self.run_with(&mut stdout, &mut stderr);
        let log = log.borrow().clone();
        Outcome { code, log }
    }
}

fn orderwire(line: &str) -> Outcome {
    Typed::new(&format!("orderwire {line}")).run()
}

/// A session with what comes of each of its commands now.
fn replayed(session: &str, marks: bool) -> String {
    let mut text = String::new();
    for line in session.lines() {
        if line.starts_with("# ") {
            text.push_str(&format!("{line}\n"));
        }
        let Some(command) = line.strip_prefix("$ ") else { continue };
        let outcome = Typed::new(command).run();
        text.push_str(&format!("{line}\n"));
        let mut fresh = true;
        for (stderr, piece) in &outcome.log {
            for line in String::from_utf8_lossy(piece).split_inclusive('\n') {
                if *stderr && fresh && marks {
                    text.push_str("! ");
                }
                text.push_str(line);
                fresh = line.ends_with('\n');
            }
        }
        if !fresh {
            text.push('\n');
        }
        if marks && outcome.code != 0 {
            text.push_str(&format!("=> {}\n", outcome.code));
        }
        if marks {
            text.push('\n');
        }
    }
    text.replace('\u{1b}', "␛").replace('\r', "␍")
}

fn holds(name: &str) {
    let path = root().join(format!("core/tests/cli/{name}.txt"));
    let session = fs::read_to_string(&path).unwrap();
    compared(&path, &session, &replayed(&session, true));
}

/// What a file says is what is printed now; or else it is written anew, where that is wanted.
fn compared(path: &Path, before: &str, now: &str) {
    if std::env::var_os("ORDERWIRE_BLESS").is_some() {
        fs::write(path, now).unwrap();
    } else {
        assert_eq!(before, now, "{}", path.display());
    }
}

macro_rules! sessions {
    ($($name:ident)+) => { $(#[test] fn $name() { holds(stringify!($name)); })+ };
}

sessions! { apportion catalogue check computed detect files formats help ndjson terminal writeback }

#[test]
fn every_session_is_a_test() {
    let files = fs::read_dir(root().join("core/tests/cli")).unwrap();
    let texts = files.map(|file| file.unwrap().path()).filter(|path| path.is_file());
    assert_eq!(texts.count(), 11);
}

/// The commands of a document print what stands below them.
#[test]
fn documents_say_what_is_printed() {
    for document in ["README.md", "bindings-python/README.md"] {
        let path = root().join(document);
        let text = fs::read_to_string(&path).unwrap();
        let fence = "```console\n";
        assert!(text.contains(fence), "{document}");
        let mut now = String::new();
        for (index, part) in text.split(fence).enumerate() {
            let Some((block, rest)) = part.split_once("```").filter(|_| index > 0) else {
                now.push_str(part);
                continue;
            };
            now.push_str(&format!("{fence}{}```{rest}", replayed(block, false)));
        }
        compared(&path, &text, &now);
    }
}

#[test]
fn the_documents_examples_are_clean() {
    for path in fs::read_dir(root().join("examples/payloads")).unwrap() {
        let path = path.unwrap().path();
        if !path.is_file() {
            continue;
        }
        let kind = path.file_stem().unwrap().to_str().unwrap();
        // Its document's example lacks the spaces in its dates.
        let expected = u8::from(kind == "wiredplus.update_order.request");
        let code = orderwire(&format!("check --kind {kind} {}", path.display())).code;
        assert_eq!(code.min(expected), code, "{kind}");
    }
}

#[test]
fn json_is_what_the_functions_give() {
    let file = "examples/payloads/retailops.order_writeback.request.json";
    let kind = orderwire::Kind::named("retailops.order_writeback.request").unwrap();
    let text = fs::read(root().join(file)).unwrap();
    let report = orderwire::check(kind, &text, &orderwire::Options::default()).unwrap();
    let outcome = orderwire(&format!("check --format ndjson {file}"));
    let expected = report.to_json().replacen('{', &format!("{{\"file\":\"{file}\","), 1);
    assert_eq!(outcome.stdout(), format!("{expected}\n"));
    let list: Value =
        serde_json::from_str(&orderwire(&format!("check -f json {file}")).stdout()).unwrap();
    assert_eq!(list, serde_json::json!([serde_json::from_str::<Value>(&expected).unwrap()]));
    for (command, expected) in [
        ("schema onward.update_order.request --draft draft-07 --mode lenient".to_owned(), {
            let kind = orderwire::Kind::named("onward.update_order.request").unwrap();
            orderwire::json_schema(kind, orderwire::Draft::Draft7, orderwire::Mode::Lenient)
        }),
        ("openapi".to_owned(), orderwire::openapi()),
    ] {
        assert_eq!(orderwire(&command).stdout().trim_end(), expected.trim_end());
    }
}

/// What SARIF 2.1.0 requires of the parts that are used here.
#[test]
fn sarif_has_what_the_standard_requires() {
    let files = "core/tests/cli/input/mark.json examples/payloads/retailops.order_writeback.request.json \
                 nowhere.json core/tests/cli/input/orders.ndjson";
    let outcome = orderwire(&format!("check --format sarif {files}"));
    assert_eq!(outcome.code, 2);
    let log: Value = serde_json::from_str(&outcome.stdout()).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let ids: Vec<_> = rules.iter().map(|rule| rule["id"].as_str().unwrap()).collect();
    let codes: Vec<_> = orderwire::Code::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(ids, codes);
    for rule in rules {
        assert!(rule["fullDescription"]["text"].as_str().unwrap().ends_with('.'));
        assert!(!rule["shortDescription"]["text"].as_str().unwrap().is_empty());
    }
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let results = run["results"].as_array().unwrap();
    assert!(results.len() > 8);
    let mut related = 0;
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(result["ruleId"], ids[index]);
        assert!(["error", "warning", "note"].contains(&result["level"].as_str().unwrap()));
        assert!(!result["message"]["text"].as_str().unwrap().is_empty());
        let others = result["relatedLocations"].as_array().cloned().unwrap_or_default();
        related += others.len();
        for place in result["locations"].as_array().unwrap().iter().chain(&others) {
            let place = &place["physicalLocation"];
            assert!(!place["artifactLocation"]["uri"].as_str().unwrap().contains([' ', '\\']));
            assert!(place["region"]["startLine"].as_u64().unwrap() >= 1);
            assert!(place["region"]["startColumn"].as_u64().unwrap() >= 1);
        }
    }
    assert!(related > 3);
    let columns = |code: &str| {
        let result = results.iter().find(|result| result["ruleId"] == code).unwrap();
        result["locations"][0]["physicalLocation"]["region"]["startColumn"].as_u64()
    };
    // A byte order mark is no column there, and a column of its own in the report.
    let line = fs::read_to_string("core/tests/cli/input/mark.json").unwrap();
    let column = line.find("\"two\"").unwrap() - "\u{FEFF}".len() + 1;
    assert_eq!(columns("value.integer"), u64::try_from(column).ok());
    assert_eq!(columns("json.byte_order_mark"), Some(1));
    let invocation = &run["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    assert!(invocation["toolExecutionNotifications"][0]["message"]["text"].is_string());
}

const TICKET: &str = "QWXZ7135";

/// Whatever is printed: no secret, nothing that commands a terminal.
#[test]
fn no_form_shows_a_secret() {
    let mut files = vec!["hostile", "mark", "cut"].into_iter().map(|name| format!("{name}.json"));
    let mut files: Vec<_> = files.by_ref().collect();
    files.push("orders.ndjson".to_owned());
    let kind = "--kind retailops.order_writeback.request";
    for file in files {
        let file = format!("core/tests/cli/input/{file}");
        assert!(fs::read_to_string(root().join(&file)).unwrap().contains(TICKET));
        let forms = ["full", "concise", "json", "ndjson", "sarif", "github", "junit"];
        let checks =
            forms.map(|form| format!("check --unknown reject {kind} --format {form} {file}"));
        let others = ["totals", "diagnose", "totals -f json", "diagnose -f ndjson"];
        let others = others.map(|command| format!("{command} {kind} {file}"));
        let more = [format!("detect {file}"), format!("writeback {file} --facts {file}.none")];
        for command in checks.iter().chain(&others).chain(&more) {
            let outcome = orderwire(command);
            for text in [outcome.stdout(), outcome.stderr()] {
                assert!(!text.contains(TICKET), "{command}: {text}");
                let commands = |letter: char| letter.is_control() && letter != '\n';
                assert!(!text.contains(commands), "{command}: {text:?}");
            }
        }
    }
}

/// A stream that somebody else closes, or whose disk is full, after some bytes.
struct Failing(usize, io::ErrorKind);

impl Write for Failing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 = self.0.checked_sub(bytes.len()).ok_or(self.1)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let commands = [
        "openapi",
        "kinds",
        "--help",
        "check --help",
        "completions bash",
        "check core/tests/cli/input/orders.ndjson",
    ];
    for command in commands {
        let mut stderr = Vec::new();
        let mut stdout = Failing(100, io::ErrorKind::BrokenPipe);
        let code = Typed::new(&format!("orderwire {command} ")).run_with(&mut stdout, &mut stderr);
        assert_eq!(code, 141, "{command}");
        let said = String::from_utf8(stderr).unwrap();
        assert!(!said.contains("error"), "{command}: {said}");
    }
}

#[test]
fn a_full_disk_is_an_error() {
    let mut stderr = Vec::new();
    let mut stdout = Failing(100, io::ErrorKind::StorageFull);
    let code = Typed::new("orderwire openapi").run_with(&mut stdout, &mut stderr);
    let message = "error: `stdout` is not written: the disk is full; free some space or name a file elsewhere\n";
    assert_eq!((code, String::from_utf8(stderr).unwrap().as_str()), (2, message));
}

/// An empty folder, gone at the end.
fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

#[test]
fn an_output_file_appears_when_it_is_whole() {
    let folder = folder();
    let out = folder.path().join("report.json");
    let file = "core/tests/cli/input/orders.ndjson";
    let outcome = orderwire(&format!("check --format ndjson {file} --output {}", out.display()));
    assert_eq!((outcome.code, outcome.stdout().as_str()), (1, ""));
    let direct = orderwire(&format!("check --format ndjson {file}")).stdout();
    assert_eq!(fs::read_to_string(&out).unwrap(), direct);
    assert_eq!(names(folder.path()), ["report.json"]);

    // A command that ends early leaves an older file as it is, and nothing beside it.
    let wrong = orderwire(&format!("check --max-findings x {file} -o {}", out.display()));
    assert_eq!(wrong.code, 2);
    assert_eq!(fs::read_to_string(&out).unwrap(), direct);
    assert_eq!(names(folder.path()), ["report.json"]);
}

#[test]
fn an_interrupted_command_leaves_no_file() {
    let folder = folder();
    let out = folder.path().join("report.txt");
    let big = folder.path().join("big.ndjson");
    fs::write(&big, "{\"events\": []}\n".repeat(300_000)).unwrap();
    let typed = Typed::new(&format!(
        "orderwire check --kind retailops.order_ack.response -f ndjson -o {} {}",
        out.display(),
        big.display()
    ));
    let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
    let mut host = Host {
        stdin: Box::new(io::empty()),
        stdout: &mut stdout,
        stderr: &mut stderr,
        terminals: Terminals::default(),
        variable: &|_| None,
        interrupted: &|| true,
    };
    assert_eq!(run(typed.arguments, &mut host), 130);
    assert_eq!(String::from_utf8(stderr).unwrap(), "error: interrupted\n");
    assert_eq!(names(folder.path()), ["big.ndjson"]);
}

/// Gives a line again and again, and never more than a few bytes at once.
struct Endless {
    line: Vec<u8>,
    left: usize,
    at: usize,
}

impl Read for Endless {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        let most = room.len().min(self.left).min(self.line.len() - self.at);
        room[..most].copy_from_slice(&self.line[self.at..self.at + most]);
        self.left -= most;
        self.at = (self.at + most) % self.line.len();
        Ok(most)
    }
}

#[test]
fn lines_stream_with_progress_on_a_terminal_only() {
    let line = b"{\"events\": []}\n".to_vec();
    let left = line.len() * 200_000;
    for terminal in [false, true] {
        let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
        let mut host = Host {
            stdin: Box::new(Endless { line: line.clone(), left, at: 0 }),
            stdout: &mut stdout,
            stderr: &mut stderr,
            terminals: Terminals { stderr: terminal, ..Terminals::default() },
            variable: &|_| None,
            interrupted: &|| false,
        };
        let line = "orderwire check --kind retailops.order_ack.response --ndjson -";
        assert_eq!(run(line.split(' ').map(Into::into), &mut host), 0);
        assert_eq!(String::from_utf8(stdout).unwrap(), "200,000 payloads: no findings\n");
        let said = String::from_utf8(stderr).unwrap();
        match terminal {
            false => assert_eq!(said, ""),
            true => {
                assert!(
                    said.starts_with('\r') && said.contains(" MB of stdin\u{1b}[K"),
                    "{said:?}"
                );
                assert!(said.ends_with("\r\u{1b}[K"), "{said:?}");
            }
        }
    }
}

#[test]
fn every_shell_gets_completions() {
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let script = orderwire(&format!("completions {shell}")).stdout();
        // PowerShell's has no values.
        let values = ["sarif", "onward.update_order.request"];
        let values = values.into_iter().filter(|_| shell != "powershell");
        for word in ["writeback", "max-findings"].into_iter().chain(values) {
            assert!(script.contains(word), "{shell} {word}");
        }
    }
}
