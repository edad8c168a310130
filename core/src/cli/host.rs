//! What a command line runs in: streams, terminals, the environment.

use std::ffi::OsString;
use std::io::{self, IsTerminal, Read, Write};

/// Everything that a command line touches besides files.
///
/// All of it is handed over, so a test, a notebook or another program can run one in memory.
pub struct Host<'h> {
    /// Where `-` reads from.
    pub stdin: Box<dyn Read + Send>,
    /// Where data goes.
    pub stdout: &'h mut dyn Write,
    /// Where everything else goes: notes, progress, what could not be read.
    pub stderr: &'h mut dyn Write,
    /// Which of the three a person looks at.
    pub terminals: Terminals,
    /// The environment, by name.
    pub variable: &'h dyn Fn(&str) -> Option<OsString>,
    /// Whether the user wants to stop. Asked ten times a second at most.
    pub interrupted: &'h dyn Fn() -> bool,
}

/// Which streams are terminals, and how wide one is.
#[derive(Clone, Copy, Debug, Default)]
pub struct Terminals {
    /// Somebody types.
    pub stdin: bool,
    /// Somebody reads the data.
    pub stdout: bool,
    /// Somebody reads the notes.
    pub stderr: bool,
    /// The columns of the terminal.
    pub columns: Option<usize>,
}

impl Terminals {
    /// Those of the process.
    fn of_process() -> Self {
        let columns = terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
        Self {
            stdin: io::stdin().is_terminal(),
            stdout: io::stdout().is_terminal(),
            stderr: io::stderr().is_terminal(),
            columns,
        }
    }
}

/// Runs a command line with the streams and the environment of the process, and gives the exit
/// code. The first argument is the name of the program.
#[must_use]
pub fn main(arguments: impl IntoIterator<Item = OsString>, interrupted: &dyn Fn() -> bool) -> u8 {
    let mut host = Host {
        stdin: Box::new(io::stdin()),
        stdout: &mut io::stdout().lock(),
        stderr: &mut io::stderr().lock(),
        terminals: Terminals::of_process(),
        variable: &|name| std::env::var_os(name),
        interrupted,
    };
    super::run(arguments, &mut host)
}
