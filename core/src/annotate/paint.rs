//! Lines of the answer: a gutter with line numbers, and text in colours where these are wanted.

/// How a stretch of text looks in a terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    Plain,
    Strong,
    Error,
    Warning,
    Info,
    /// The gutter, and what other places say.
    Quiet,
}

impl Style {
    fn code(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Strong => "1",
            Self::Error => "1;31",
            Self::Warning => "1;33",
            Self::Info => "1;36",
            Self::Quiet => "1;34",
        }
    }
}

/// A stretch of text and how it looks.
pub(super) type Stretch = (Style, String);

/// What is printed.
pub(super) struct Page {
    pub text: String,
    pub color: bool,
}

impl Page {
    /// A line of the text with its number, or a line below it.
    pub fn row(&mut self, gutter: usize, number: Option<u64>, stretches: &[Stretch]) {
        let number = number.map_or_else(String::new, |number| number.to_string());
        let filled = stretches.iter().any(|(_, text)| !text.trim_ascii().is_empty());
        let bar = if filled { "| " } else { "|" };
        self.put(Style::Quiet, &format!("{number:gutter$} {bar}"));
        // Nothing but spaces at the end of a line is left out.
        let last = stretches.iter().rposition(|(_, text)| !text.trim_ascii().is_empty());
        for (index, (style, text)) in stretches.iter().enumerate() {
            match last {
                Some(last) if index < last => self.put(*style, text),
                Some(last) if index == last => self.put(*style, text.trim_end_matches(' ')),
                _ => {}
            }
        }
        self.end();
    }

    /// A line of stretches.
    pub fn line(&mut self, stretches: &[(Style, &str)]) {
        let last = stretches.len().saturating_sub(1);
        for (index, (style, text)) in stretches.iter().enumerate() {
            self.put(*style, if index == last { text.trim_end_matches(' ') } else { text });
        }
        self.end();
    }

    fn put(&mut self, style: Style, text: &str) {
        if self.color && style != Style::Plain && !text.is_empty() {
            self.text.push_str("\u{1b}[");
            self.text.push_str(style.code());
            self.text.push('m');
            self.text.push_str(text);
            self.text.push_str("\u{1b}[0m");
        } else {
            self.text.push_str(text);
        }
    }

    fn end(&mut self) {
        self.text.push('\n');
    }
}
