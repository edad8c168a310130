//! The command line: `orderwire check order.json`.
//!
//! One implementation for the binary and the Python package. A command converts arguments into the
//! options of a function, calls it for each payload, and prints what it gives: data on stdout,
//! everything else on stderr. Streams and environment are handed over as values ([`Host`]), and the
//! exit code comes back: 0 clean, 1 findings, 2 trouble with the command line or with files.
//!
//! ```
//! use orderwire::cli::{Host, Terminals, run};
//! let payload = br#"{"data": {"line_items": [{"quantity": "two"}]}}"#;
//! let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
//! let mut host = Host {
//!     stdin: Box::new(payload.as_slice()),
//!     stdout: &mut stdout,
//!     stderr: &mut stderr,
//!     terminals: Terminals::default(),
//!     variable: &|_| None,
//!     interrupted: &|| false,
//! };
//! let line = "orderwire check --kind retailops.order_writeback.request --format concise -";
//! let code = run(line.split(' ').map(Into::into), &mut host);
//! assert_eq!(code, 1);
//! assert_eq!(
//!     String::from_utf8(stdout)?,
//!     "stdin:1:39: error[value.integer] `quantity` is `two`, not a whole number\n",
//! );
//! # Ok::<(), std::string::FromUtf8Error>(())
//! ```

mod apportion;
mod catalogue;
mod check;
mod command;
mod computed;
mod console;
mod detect;
mod diagnose;
mod flags;
mod format;
mod host;
mod inputs;
mod lines;
mod output;
mod records;
mod stop;
mod table;
mod totals;
mod writeback;

use std::ffi::OsString;
use std::io;
use std::path::PathBuf;

use clap::ArgMatches;

use console::Console;
pub use host::{Host, Terminals, main};
use inputs::{Inputs, Stream};
use output::Output;
use stop::{CLEAN, Stop, TROUBLE};

use crate::options::Options;
use flags::{CHECK, MONEY};

/// Runs a command line and gives the exit code. The first argument is the name of the program.
#[must_use]
pub fn run(arguments: impl IntoIterator<Item = OsString>, host: &mut Host<'_>) -> u8 {
    let columns = host.terminals.columns.unwrap_or(100).min(100);
    let command = command::command().term_width(columns);
    let matches = match command.try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(error) => {
            let text = error.render().to_string();
            let (stream, code) = match error.use_stderr() {
                true => (&mut *host.stderr, TROUBLE),
                false => (&mut *host.stdout, CLEAN),
            };
            let written = stream.write_all(text.as_bytes()).and_then(|()| stream.flush());
            return match written {
                Ok(()) => code,
                Err(reason) => Stop::writing("stdout", reason).code(),
            };
        }
    };
    let Some((name, matches)) = matches.subcommand() else { return TROUBLE };
    perform(name, matches, host)
}

fn perform(name: &str, matches: &ArgMatches, host: &mut Host<'_>) -> u8 {
    let Host { stdin, stdout, stderr, terminals, variable, interrupted } = host;
    let path: Option<&PathBuf> = matches.get_one("output");
    let opened = path.map(|path| Output::file(path)).transpose();
    let (output, trouble) = match opened {
        Ok(file) => (file.unwrap_or_else(|| Output::standard(&mut **stdout)), None),
        Err(stop) => (Output::Ended, Some(stop)),
    };
    let around = Around { terminals, variable: *variable, interrupted: *interrupted };
    let mut console = Console::new(output, &mut **stderr, &around, &command::manner(matches));
    let task = Task { matches, stdin: std::mem::replace(stdin, Box::new(io::empty())), around };
    let result = match (trouble, name) {
        (Some(stop), _) => Err(stop),
        (None, "check") => check::run(task, &mut console),
        (None, "totals") => totals::run(task, &mut console),
        (None, "diagnose") => diagnose::run(task, &mut console),
        (None, "detect") => detect::run(task, &mut console),
        (None, "writeback") => writeback::run(task, &mut console),
        (None, "apportion") => apportion::run(&task, &mut console),
        (None, name) => catalogue::run(name, &task, &mut console),
    };
    console.end(result)
}

/// What a command is to do.
struct Task<'t> {
    matches: &'t ArgMatches,
    stdin: Stream,
    around: Around<'t>,
}

/// What there is around a command besides streams.
#[derive(Clone, Copy)]
struct Around<'t> {
    terminals: &'t Terminals,
    variable: &'t dyn Fn(&str) -> Option<OsString>,
    interrupted: &'t dyn Fn() -> bool,
}

impl<'t> Task<'t> {
    /// The payloads, and how they are to be read.
    fn inputs(self, options: Options) -> Result<Inputs<'t>, Stop> {
        let files = self.matches.get_many::<PathBuf>("files").unwrap_or_default();
        Ok(Inputs {
            files: files.cloned().collect(),
            stdin: self.stdin,
            stdin_is_terminal: self.around.terminals.stdin,
            needs_kind: true,
            kind: command::named_kind(self.matches)?,
            ndjson: self.matches.get_flag("ndjson"),
            options,
            interrupted: self.around.interrupted,
        })
    }

    /// The options of `check`.
    fn options(&self) -> Result<Options, Stop> {
        let mut options = Options::default();
        let pairs = flags::pairs(self.matches, [CHECK, MONEY]);
        pairs.iter().try_for_each(|(name, value)| options.set(name, value))?;
        Ok(options)
    }
}
