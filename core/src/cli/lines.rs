//! Reads a stream a line at a time, or as a whole, with a limit on what is kept.

use std::io::{self, BufRead, BufReader, Read};

use super::stop::Interruption;
use crate::ndjson::is_blank;

/// As much as is read at once.
const PIECE: usize = 256 * 1024;

/// A stream that is read with a limit.
pub(super) struct Lines<'r> {
    stream: BufReader<Patient<'r>>,
    most: u64,
    /// Lines so far.
    pub number: u64,
    /// Bytes so far.
    pub bytes: u64,
}

/// What was read: a line without its end, or all there was.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Text<'b> {
    Whole(&'b [u8]),
    /// More than the limit; how many bytes.
    TooLong(u64),
}

impl<'r> Lines<'r> {
    /// Keeps at most so many bytes of a line.
    pub fn new(stream: impl Read + 'r, most: u64, interrupted: &'r dyn Fn() -> bool) -> Self {
        let stream =
            BufReader::with_capacity(PIECE, Patient { stream: Box::new(stream), interrupted });
        Self { stream, most, number: 0, bytes: 0 }
    }

    /// The next line that is not empty.
    pub fn next<'b>(&mut self, buffer: &'b mut Vec<u8>) -> io::Result<Option<Text<'b>>> {
        loop {
            buffer.clear();
            // Its end may be CRLF.
            let most = self.most.saturating_add(2);
            let kept = self.stream.by_ref().take(most).read_until(b'\n', buffer)?;
            if kept == 0 {
                return Ok(None);
            }
            self.number = self.number.saturating_add(1);
            self.count(kept);
            let ended = buffer.ends_with(b"\n");
            let rest = if ended { 0 } else { self.skip_line()? };
            let line = buffer.strip_suffix(b"\n").unwrap_or(buffer);
            let length = line.strip_suffix(b"\r").unwrap_or(line).len();
            let total = size(length).saturating_add(rest);
            if total > self.most {
                return Ok(Some(Text::TooLong(total)));
            }
            buffer.truncate(length);
            if !is_blank(buffer) {
                break;
            }
        }
        Ok(Some(Text::Whole(buffer)))
    }

    /// All there is.
    pub fn whole<'b>(&mut self, buffer: &'b mut Vec<u8>) -> io::Result<Text<'b>> {
        buffer.clear();
        let kept = self.stream.by_ref().take(self.most).read_to_end(buffer)?;
        self.count(kept);
        let rest = io::copy(&mut self.stream, &mut io::sink())?;
        match rest {
            0 => Ok(Text::Whole(buffer)),
            _ => Ok(Text::TooLong(size(kept).saturating_add(rest))),
        }
    }

    fn count(&mut self, bytes: usize) {
        self.bytes = self.bytes.saturating_add(size(bytes));
    }

    /// Passes over the rest of a line, and says how long it is without its end.
    fn skip_line(&mut self) -> io::Result<u64> {
        let mut skipped = 0_u64;
        loop {
            let piece = self.stream.fill_buf()?;
            let end = piece.iter().position(|byte| *byte == b'\n');
            let length = end.unwrap_or(piece.len());
            let taken = end.map_or(length, |end| end.saturating_add(1));
            let over = end.is_some() || piece.is_empty();
            self.stream.consume(taken);
            self.count(taken);
            skipped = skipped.saturating_add(size(length));
            if over {
                return Ok(skipped);
            }
        }
    }
}

fn size(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}

/// A stream that the user can stop: a signal ends a read that waits.
struct Patient<'r> {
    stream: Box<dyn Read + 'r>,
    interrupted: &'r dyn Fn() -> bool,
}

impl Read for Patient<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self.stream.read(buffer) {
            Err(reason) if reason.kind() == io::ErrorKind::Interrupted && (self.interrupted)() => {
                Err(io::Error::other(Interruption))
            }
            read => read,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &[u8], most: u64) -> Vec<(u64, Result<Vec<u8>, u64>)> {
        let mut lines = Lines::new(text, most, &|| false);
        let (mut buffer, mut found) = (Vec::new(), Vec::new());
        while let Some(text) = lines.next(&mut buffer).unwrap() {
            let text = match text {
                Text::Whole(bytes) => Ok(bytes.to_vec()),
                Text::TooLong(length) => Err(length),
            };
            found.push((lines.number, text));
        }
        assert_eq!(lines.bytes, u64::try_from(text.len()).unwrap());
        found
    }

    #[test]
    fn lines_have_the_numbers_of_the_file() {
        let found = read(b"a\r\n\n \nbc\nd", 9);
        let texts: [(u64, &[u8]); 3] = [(1, b"a"), (4, b"bc"), (5, b"d")];
        assert_eq!(found, texts.map(|(number, text)| (number, Ok(text.to_vec()))));
    }

    #[test]
    fn a_line_above_the_limit_is_only_counted() {
        let found = read(b"abc\r\nabcd\nabcdefgh\r\nab\nabcdef", 3);
        let lengths = [Ok(b"abc".to_vec()), Err(4), Err(9), Ok(b"ab".to_vec()), Err(6)];
        assert_eq!(found.into_iter().map(|(_, text)| text).collect::<Vec<_>>(), lengths);
    }

    #[test]
    fn a_whole_text_above_the_limit_is_only_counted() {
        let mut buffer = Vec::new();
        let mut read = |most| {
            let mut lines = Lines::new(&b"a\nbc"[..], most, &|| false);
            match lines.whole(&mut buffer).unwrap() {
                Text::Whole(bytes) => Ok(bytes.to_vec()),
                Text::TooLong(length) => Err(length),
            }
        };
        assert_eq!([read(4), read(3)], [Ok(b"a\nbc".to_vec()), Err(4)]);
    }
}
