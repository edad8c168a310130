//! Where things are printed: data, notes, progress, and in which colours.

use std::io::Write;
use std::time::{Duration, Instant};

use super::Around;
use super::output::Output;
use super::stop::Stop;
use crate::annotate::safe;

/// How many characters of a name or a message are printed.
const MOST_TEXT: usize = 500;
/// How often progress is shown, and the user asked whether to go on.
const PAUSE: Duration = Duration::from_millis(100);
/// Reports have no more columns where nobody says how many a terminal has.
const USUAL_WIDTH: usize = 100;

/// Whether there are colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Color {
    Auto,
    Always,
    Never,
}

/// The words of `--color`.
pub(super) const COLORS: [(&str, Color); 3] =
    [("auto", Color::Auto), ("always", Color::Always), ("never", Color::Never)];

/// Everything that a command prints goes through here.
pub(super) struct Console<'c> {
    output: Output<'c>,
    stderr: &'c mut dyn Write,
    interrupted: &'c dyn Fn() -> bool,
    /// Colours in the data.
    pub color: bool,
    /// Colours in the notes.
    color_notes: bool,
    /// Columns of the data.
    pub width: usize,
    quiet: bool,
    shows_progress: bool,
    last_look: Instant,
    progress_shown: bool,
    progress_width: usize,
}

/// What the user said about printing.
pub(super) struct Manner {
    pub color: Color,
    pub width: Option<usize>,
    pub quiet: bool,
}

impl<'c> Console<'c> {
    pub fn new(
        output: Output<'c>,
        stderr: &'c mut dyn Write,
        around: &Around<'c>,
        manner: &Manner,
    ) -> Self {
        let variable = |name| (around.variable)(name).filter(|value| !value.is_empty());
        let forced = variable("CLICOLOR_FORCE").is_some_and(|value| value != "0");
        let dumb = variable("TERM").is_some_and(|value| value == "dumb");
        let colored = |terminal: bool| match manner.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => {
                variable("NO_COLOR").is_none()
                    && ((forced && output.is_standard()) || (terminal && !dumb))
            }
        };
        let on_screen = around.terminals.stdout && output.is_standard();
        let columns = variable("COLUMNS").and_then(|columns| columns.to_str()?.parse().ok());
        let columns = columns.or(around.terminals.columns).filter(|columns| *columns > 0);
        let columns = if on_screen { columns } else { None };
        Self {
            color: colored(on_screen),
            color_notes: colored(around.terminals.stderr),
            width: manner.width.or(columns).unwrap_or(USUAL_WIDTH),
            quiet: manner.quiet,
            shows_progress: around.terminals.stderr && !manner.quiet,
            output,
            stderr,
            interrupted: around.interrupted,
            last_look: Instant::now(),
            progress_shown: false,
            progress_width: around.terminals.columns.unwrap_or(USUAL_WIDTH).saturating_sub(2),
        }
    }

    /// Data.
    pub fn print(&mut self, text: &str) -> Result<(), Stop> {
        self.clear_progress();
        self.output.write(text.as_bytes())
    }

    /// Data, with a line end.
    pub fn line(&mut self, text: &str) -> Result<(), Stop> {
        self.print(text)?;
        self.output.write(b"\n")
    }

    /// Data in a style of the terminal, such as `1` for bold.
    pub fn styled(&self, style: &str, text: &str) -> String {
        paint(self.color, style, text)
    }

    /// Something that is good to know, unless the user wants quiet.
    pub fn note(&mut self, message: &str) {
        if !self.quiet {
            self.say("1;36", "note", message);
        }
    }

    /// Something that went wrong.
    pub fn error(&mut self, message: &str) {
        self.say("1;31", "error", message);
    }

    fn say(&mut self, style: &str, word: &str, message: &str) {
        let message = safe(message, MOST_TEXT.saturating_mul(4));
        let word = paint(self.color_notes, style, word);
        self.aside(&format!("{word}: {message}\n"));
    }

    /// Text for people that is no data. Where they do not listen, there is nobody to tell.
    pub fn aside(&mut self, text: &str) {
        self.clear_progress();
        // In a terminal both streams are one text. What cannot be written fails at the next write.
        self.output.hand_over();
        let _ = self.stderr.write_all(text.as_bytes());
        let _ = self.stderr.flush();
    }

    /// Whether notes have colours.
    pub fn colors_notes(&self) -> bool {
        self.color_notes
    }

    /// Shows how far a long task is, and asks whether to go on.
    ///
    /// # Errors
    /// [`Stop::Interrupted`] where the user says no.
    pub fn progress(&mut self, text: impl FnOnce() -> Option<String>) -> Result<(), Stop> {
        if self.last_look.elapsed() < PAUSE {
            return Ok(());
        }
        self.last_look = Instant::now();
        if (self.interrupted)() {
            return Err(Stop::Interrupted);
        }
        if self.shows_progress
            && let Some(text) = text()
        {
            // A longer line would go on in the next one, where nothing removes it.
            let text = safe(&text, self.progress_width);
            let _ = write!(self.stderr, "\r{text}\u{1b}[K");
            let _ = self.stderr.flush();
            self.progress_shown = true;
        }
        Ok(())
    }

    fn clear_progress(&mut self) {
        if self.progress_shown {
            let _ = write!(self.stderr, "\r\u{1b}[K");
            let _ = self.stderr.flush();
            self.progress_shown = false;
        }
    }

    /// The end of a command: what was written becomes a file, unless the command stopped early.
    pub fn end(mut self, result: Result<u8, Stop>) -> u8 {
        self.clear_progress();
        let written = match result {
            Ok(code) => std::mem::take(&mut self.output).finish().map(|()| code),
            Err(stop) => {
                std::mem::take(&mut self.output).abandon();
                Err(stop)
            }
        };
        written.unwrap_or_else(|stop| {
            if let Some(message) = stop.message() {
                self.error(&message);
            }
            stop.code()
        })
    }
}

fn paint(color: bool, style: &str, text: &str) -> String {
    if color { format!("\u{1b}[{style}m{text}\u{1b}[0m") } else { text.to_owned() }
}

/// A name of a file, or any other text that came from outside, in one line.
pub(super) fn shown(text: &str) -> String {
    safe(text, MOST_TEXT)
}
