//! The payloads that a command is given: files, stdin, lines of NDJSON.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use super::console::Console;
use super::lines::{Lines, Text};
use super::stop::{self, CLEAN, FINDINGS, Interruption, Stop, TROUBLE};
use crate::detect;
use crate::kind::Kind;
use crate::open::{LINES, Unpacked, unpacked_name};
use crate::options::Options;
use crate::payload::{self, Source, UNKNOWN};
use crate::report::Report;

/// The longest line that is kept, unless `--max-bytes` says otherwise.
const LONGEST_LINE: u64 = 64 * 1024 * 1024;
/// What stands for stdin, among the arguments and in reports.
const STDIN: (&str, &str) = ("-", "stdin");

/// Bytes of a file or of stdin.
pub(super) type Stream = Box<dyn Read + Send>;

/// What the user said about the input.
pub(super) struct Inputs<'i> {
    pub files: Vec<PathBuf>,
    pub stdin: Stream,
    pub stdin_is_terminal: bool,
    pub kind: Option<Kind>,
    /// The command has to know what each payload is.
    pub needs_kind: bool,
    /// Every file has a payload a line.
    pub ndjson: bool,
    pub options: Options,
    pub interrupted: &'i dyn Fn() -> bool,
}

/// One payload.
pub(super) struct Payload<'p> {
    /// The file's name.
    pub file: &'p str,
    /// Of NDJSON: its line.
    pub line: Option<u64>,
    /// Its text; nothing of one that is too long.
    pub text: &'p [u8],
    /// What it is held to be, or why it cannot be read; nothing where nobody asked.
    pub kind: Option<Result<Kind, Report>>,
}

impl Payload<'_> {
    /// What people call it: `orders.ndjson:7`.
    pub fn name(&self) -> String {
        match self.line {
            Some(line) => format!("{}:{line}", self.file),
            None => self.file.to_owned(),
        }
    }
}

/// How a command went.
#[derive(Default)]
pub(super) struct Tally {
    pub files: u64,
    pub payloads: u64,
    /// Those that findings stop.
    pub failed: u64,
    /// Files that could not be read, and why.
    pub unread: Vec<(String, String)>,
    /// There are more payloads than one, or may be.
    pub several: bool,
}

impl Tally {
    pub fn code(&self) -> u8 {
        match (self.unread.is_empty(), self.failed) {
            (false, _) => TROUBLE,
            (true, 0) => CLEAN,
            (true, _) => FINDINGS,
        }
    }
}

/// What a command does with each payload: whether it passes.
pub(super) type Job<'j> =
    dyn FnMut(&mut Console<'_>, &Payload<'_>, &Tally) -> Result<bool, Stop> + 'j;

/// Gives each payload to a command. A file that cannot be read is told about, and the others are
/// done.
pub(super) fn each(
    console: &mut Console<'_>,
    mut inputs: Inputs<'_>,
    job: &mut Job<'_>,
) -> Result<Tally, Stop> {
    let named = inputs.options.named_scale()?;
    let mut files = std::mem::take(&mut inputs.files);
    if files.is_empty() {
        if inputs.stdin_is_terminal {
            let message = "no file is named; name one, or `-` to read what you type";
            return Err(Stop::Trouble(message.to_owned()));
        }
        files.push(STDIN.0.into());
    }
    let ndjson = |path: &PathBuf| inputs.ndjson || has_lines(&path.to_string_lossy());
    let several = files.len() > 1 || files.iter().any(ndjson);
    let mut tally = Tally { several, ..Tally::default() };
    for path in &files {
        let lines = ndjson(path);
        let name = name_of(path);
        tally.files = tally.files.saturating_add(1);
        let stream = open(path, &mut inputs.stdin, inputs.interrupted);
        let most = inputs.options.most_bytes();
        let limited = lines && inputs.options.max_bytes.is_none();
        let most = if limited { most.min(LONGEST_LINE) } else { most };
        let one = One {
            name: &name,
            kind: inputs.kind,
            needs_kind: inputs.needs_kind,
            options: &inputs.options,
            named,
            most,
        };
        let done = stream.map_err(Trouble::Read).and_then(|stream| {
            let stream = Lines::new(stream, most, inputs.interrupted);
            match lines {
                true => one.lines(console, stream, &mut tally, job),
                false => one.whole(console, stream, &mut tally, job),
            }
        });
        let message = match done {
            Ok(()) => continue,
            Err(Trouble::Stop(stop)) => return Err(stop),
            Err(Trouble::Read(reason)) if is_interruption(&reason) => {
                return Err(Stop::Interrupted);
            }
            Err(Trouble::Read(reason)) => stop::unreadable(&reason),
            Err(Trouble::Kind(message)) => message,
        };
        console.error(&format!("{name}: {message}"));
        tally.unread.push((name, message));
    }
    Ok(tally)
}

/// Reads a file that a command has one of, such as `--facts`.
pub(super) fn read(
    path: &Path,
    stdin: &mut Stream,
    interrupted: &dyn Fn() -> bool,
) -> Result<(String, Vec<u8>), Stop> {
    let (name, stream) = (name_of(path), open(path, stdin, interrupted));
    let mut bytes = Vec::new();
    let read = stream.and_then(|stream| {
        Lines::new(stream, u64::from(u32::MAX), interrupted).whole(&mut bytes).map(drop)
    });
    match read {
        Ok(()) => Ok((name, bytes)),
        Err(reason) if is_interruption(&reason) => Err(Stop::Interrupted),
        Err(reason) => Err(Stop::Trouble(format!("{name}: {}", stop::unreadable(&reason)))),
    }
}

/// The text of a file or of stdin, unpacked.
fn open(path: &Path, stdin: &mut Stream, interrupted: &dyn Fn() -> bool) -> io::Result<Unpacked> {
    let stream = match path.as_os_str() == STDIN.0 {
        true => std::mem::replace(stdin, Box::new(io::empty())),
        false => open_file(path)?,
    };
    // What it is packed with is told by the first bytes, which may have to be waited for.
    let mut stream = BufReader::new(stream);
    loop {
        match stream.fill_buf() {
            Err(reason) if reason.kind() == io::ErrorKind::Interrupted => {
                if interrupted() {
                    return Err(io::Error::other(Interruption));
                }
            }
            Err(reason) => return Err(reason),
            Ok(_) => break,
        }
    }
    Unpacked::new(Box::new(stream), None)
}

fn name_of(path: &Path) -> String {
    let name = if path.as_os_str() == STDIN.0 { STDIN.1.into() } else { path.to_string_lossy() };
    name.into_owned()
}

fn open_file(path: &Path) -> io::Result<Stream> {
    let file = File::open(path)?;
    // Windows opens no directory at all, others only fail to read it.
    if file.metadata()?.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    Ok(Box::new(file))
}

fn has_lines(name: &str) -> bool {
    let name = unpacked_name(name);
    LINES.iter().any(|end| name.ends_with(end))
}

fn is_interruption(reason: &io::Error) -> bool {
    reason.get_ref().is_some_and(|inner| inner.is::<Interruption>())
}

/// Why a file is left.
enum Trouble {
    Read(io::Error),
    /// Nobody knows what it holds.
    Kind(String),
    Stop(Stop),
}

impl From<io::Error> for Trouble {
    fn from(reason: io::Error) -> Self {
        Self::Read(reason)
    }
}

impl From<Stop> for Trouble {
    fn from(stop: Stop) -> Self {
        Self::Stop(stop)
    }
}

/// One file.
struct One<'o> {
    name: &'o str,
    kind: Option<Kind>,
    needs_kind: bool,
    options: &'o Options,
    named: Option<u32>,
    /// The longest payload.
    most: u64,
}

impl One<'_> {
    fn whole(
        mut self,
        console: &mut Console<'_>,
        mut stream: Lines<'_>,
        tally: &mut Tally,
        job: &mut Job<'_>,
    ) -> Result<(), Trouble> {
        let mut buffer = Vec::new();
        let text = stream.whole(&mut buffer)?;
        console.progress(|| None)?;
        let payload = self.payload(console, text, None)?;
        Ok(run(console, &payload, tally, job)?)
    }

    fn lines(
        mut self,
        console: &mut Console<'_>,
        mut stream: Lines<'_>,
        tally: &mut Tally,
        job: &mut Job<'_>,
    ) -> Result<(), Trouble> {
        let mut buffer = Vec::new();
        while let Some(text) = stream.next(&mut buffer)? {
            let (number, bytes) = (stream.number, stream.bytes);
            console.progress(|| Some(progress(self.name, number, bytes)))?;
            let payload = self.payload(console, text, Some(number))?;
            run(console, &payload, tally, job)?;
        }
        Ok(())
    }

    /// What a payload is. The first of a file decides for the others.
    fn payload<'p>(
        &mut self,
        console: &mut Console<'_>,
        text: Text<'p>,
        line: Option<u64>,
    ) -> Result<Payload<'p>, Trouble>
    where
        Self: 'p,
    {
        let file = self.name;
        let text = match text {
            Text::Whole(text) => text,
            Text::TooLong(length) => {
                let name = self.kind.map_or(UNKNOWN, Kind::name);
                let report = payload::too_long(name, length, self.most, self.named);
                return Ok(Payload { file, line, text: &[], kind: Some(Err(report)) });
            }
        };
        if !self.needs_kind {
            return Ok(Payload { file, line, text, kind: None });
        }
        if self.kind.is_none() {
            let candidates = detect::ranked(Source::from(text), self.options);
            self.kind = likely(&candidates);
            let source = Source::from(text);
            match (self.kind, payload::unreadable(UNKNOWN, source, self.options, self.named)) {
                (Some(kind), _) => {
                    let name = kind.name();
                    console.note(&format!("{file} is taken as {name}; `--kind` names another"));
                }
                (None, Some(report)) => {
                    return Ok(Payload { file, line, text, kind: Some(Err(report)) });
                }
                (None, None) => return Err(Trouble::Kind(undecided(&candidates))),
            }
        }
        Ok(Payload { file, line, text, kind: self.kind.map(Ok) })
    }
}

fn run(
    console: &mut Console<'_>,
    payload: &Payload<'_>,
    tally: &mut Tally,
    job: &mut Job<'_>,
) -> Result<(), Stop> {
    tally.payloads = tally.payloads.saturating_add(1);
    if !job(console, payload, tally)? {
        tally.failed = tally.failed.saturating_add(1);
    }
    Ok(())
}

/// `12,000 lines, 34 MB of orders.ndjson`: a name that is too long is cut at its end.
fn progress(name: &str, lines: u64, bytes: u64) -> String {
    format!("{} lines, {} MB of {name}", grouped(lines), grouped(bytes / 1_000_000))
}

/// A count with a comma after each three digits.
pub(super) fn grouped(count: u64) -> String {
    let digits = count.to_string();
    let mut text = String::new();
    for (left, digit) in (0..digits.len()).rev().zip(digits.chars()) {
        text.push(digit);
        if left > 0 && left % 3 == 0 {
            text.push(',');
        }
    }
    text
}

/// Less than this says that half of the members do not fit.
const LIKELY: u32 = 500;

/// The kind that a payload surely is: none is as likely.
pub(super) fn likely(candidates: &[detect::Ranked]) -> Option<Kind> {
    let (first, others) = candidates.split_first()?;
    let second = others.first().map(detect::Ranked::rank);
    let sure = first.detected.score >= LIKELY && second.is_none_or(|second| first.rank() > second);
    sure.then(|| Kind::named(first.detected.kind).ok()).flatten()
}

/// How many candidates are named.
const MOST_CANDIDATES: usize = 5;

fn undecided(candidates: &[detect::Ranked]) -> String {
    let names: Vec<_> = candidates
        .iter()
        .take(MOST_CANDIDATES)
        .map(|candidate| format!("`{}`", candidate.detected.kind))
        .collect();
    match names.as_slice() {
        [] => "it looks like no kind of payload; name one with `--kind`, `orderwire kinds` lists \
               them"
            .to_owned(),
        [name] => format!("it may be a {name}, but is not much like it; name a kind with `--kind`"),
        names => {
            format!("its kind is not certain; name one with `--kind`, such as {}", names.join(", "))
        }
    }
}
