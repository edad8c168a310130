//! Why a command line ends before it is done, and the exit codes.

use std::fmt;
use std::io;

use crate::error::Error;

/// Nothing was found that counts.
pub(super) const CLEAN: u8 = 0;
/// Findings, or a computation that failed.
pub(super) const FINDINGS: u8 = 1;
/// A wrong command line, or a file that could not be read or written.
pub(super) const TROUBLE: u8 = 2;
/// The user stopped it: what a shell says of a program that SIGINT ended.
const INTERRUPTED: u8 = 130;
/// Nobody reads the output any more: what a shell says of a program that SIGPIPE ended.
const CLOSED: u8 = 141;

/// Why a command line ends before it is done.
#[derive(Debug)]
pub(super) enum Stop {
    /// The command line is wrong, or a file that everything hangs on cannot be read.
    Trouble(String),
    /// The computation has no result.
    Failed(String),
    /// The output cannot be written.
    Unwritable { name: String, reason: io::Error },
    /// Nobody reads the output.
    Closed,
    /// The user wants no more.
    Interrupted,
}

impl Stop {
    pub fn code(&self) -> u8 {
        match self {
            Self::Failed(_) => FINDINGS,
            Self::Trouble(_) | Self::Unwritable { .. } => TROUBLE,
            Self::Closed => CLOSED,
            Self::Interrupted => INTERRUPTED,
        }
    }

    /// What the user is told; nothing where the user knows.
    pub fn message(&self) -> Option<String> {
        match self {
            Self::Trouble(message) | Self::Failed(message) => Some(message.clone()),
            Self::Unwritable { name, reason } => Some(unwritable(name, reason)),
            Self::Interrupted => Some("interrupted".to_owned()),
            Self::Closed => None,
        }
    }

    /// What became of writing.
    pub fn writing(name: &str, reason: io::Error) -> Self {
        match reason.kind() {
            io::ErrorKind::BrokenPipe => Self::Closed,
            _ => Self::Unwritable { name: name.to_owned(), reason },
        }
    }
}

/// A mistake of the caller, in the words of a command line: `--max-findings` for `max_findings`.
impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Trouble(super::flags::spelled(&error.to_string()))
    }
}

/// The user stopped a read. It is carried by an I/O error, as reading knows no other.
#[derive(Debug)]
pub(super) struct Interruption;

impl fmt::Display for Interruption {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("interrupted")
    }
}

impl std::error::Error for Interruption {}

/// Why a file cannot be read, and what to do.
pub(super) fn unreadable(reason: &io::Error) -> String {
    match reason.kind() {
        io::ErrorKind::NotFound => "there is no such file; check the name".to_owned(),
        io::ErrorKind::IsADirectory => {
            "this is a directory; name the files in it, such as `folder/*.json`".to_owned()
        }
        io::ErrorKind::PermissionDenied => {
            "no permission to read it; change its permissions or run as its owner".to_owned()
        }
        io::ErrorKind::UnexpectedEof if reason.get_ref().is_none() => {
            "there is not one byte in it; was it written to its end?".to_owned()
        }
        _ => format!("it cannot be read: {}", described(reason)),
    }
}

fn unwritable(name: &str, reason: &io::Error) -> String {
    let rest = match reason.kind() {
        io::ErrorKind::StorageFull => {
            "the disk is full; free some space or name a file elsewhere".to_owned()
        }
        io::ErrorKind::NotFound => "its folder does not exist; create it first".to_owned(),
        io::ErrorKind::IsADirectory => "it is a directory; name a file in it".to_owned(),
        io::ErrorKind::PermissionDenied => {
            "no permission to write there; name a file elsewhere".to_owned()
        }
        _ => described(reason),
    };
    format!("`{name}` is not written: {rest}")
}

/// The system's words, in our spelling.
fn described(reason: &io::Error) -> String {
    let text = reason.to_string();
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_ascii_lowercase());
    first.into_iter().chain(letters).collect()
}
