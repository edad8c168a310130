//! A file or a stream as its text: what it is packed with is told by its first bytes.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use flate2::bufread::MultiGzDecoder;

use crate::error::Error;

/// Where bytes come from, on another thread if need be.
pub(crate) type Bytes = Box<dyn Read + Send>;

/// How bytes are packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compression {
    /// Not at all.
    None,
    /// By gzip, one member or many.
    Gzip,
    /// By Zstandard, one frame or many.
    Zstd,
}

/// What is read at once: decoders lose what they decoded of the call that fails.
const STEP: usize = 1 << 14;
const BUFFER: usize = 1 << 17;

/// Files whose payloads are lines, by the ends of their names.
pub(crate) const LINES: [&str; 2] = [".ndjson", ".jsonl"];

/// The name of a file without what says that it is packed, in small letters.
pub(crate) fn unpacked_name(name: &str) -> String {
    let mut name = name.to_ascii_lowercase();
    let packed = [".gz", ".zst"].iter().find_map(|end| name.strip_suffix(end));
    name.truncate(packed.map_or(name.len(), str::len));
    name
}

impl Compression {
    /// The compression of this name.
    ///
    /// # Errors
    /// `option.value`, with the names there are.
    pub fn named(name: &str) -> Result<Self, Error> {
        let choices = [("none", Self::None), ("gzip", Self::Gzip), ("zstd", Self::Zstd)];
        crate::options::choose("compression", name, &choices)
    }

    /// The compression that begins with these bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        match bytes {
            [0x1f, 0x8b, ..] => Self::Gzip,
            // A frame, or one that decoders skip.
            [0x28, 0xb5, 0x2f, 0xfd, ..] | [0x50..=0x5f, 0x2a, 0x4d, 0x18, ..] => Self::Zstd,
            _ => Self::None,
        }
    }
}

/// Opens a file.
///
/// # Errors
/// `source.missing`, `source.directory`, `source.empty` and `source.unreadable`, with what to do.
pub(crate) fn open_file(path: &Path) -> Result<File, Error> {
    let shown = path.display();
    let file = File::open(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => {
            let here = if path.is_relative() { here() } else { String::new() };
            Error::input(
                "source.missing",
                format!("there is no file `{shown}`{here}; check the path"),
            )
        }
        _ => Error::input("source.unreadable", format!("`{shown}` cannot be opened: {error}")),
    })?;
    let about = file.metadata().map_err(|error| {
        Error::input("source.unreadable", format!("`{shown}` cannot be read: {error}"))
    })?;
    if about.is_dir() {
        let message = format!("`{shown}` is a directory; read the files in it one by one");
        return Err(Error::input("source.directory", message));
    }
    if about.is_file() && about.len() == 0 {
        return Err(empty(&format!("`{shown}`")));
    }
    Ok(file)
}

fn here() -> String {
    std::env::current_dir()
        .map_or_else(|_| String::new(), |path| format!(" in `{}`", path.display()))
}

/// The error of a source without a byte, which is more often a failed export than no orders.
pub(crate) fn empty(name: &str) -> Error {
    let message = format!("{name} is empty, with not one byte in it; was it written to its end?");
    Error::input("source.empty", message)
}

/// The text of a source, unpacked while it is read.
///
/// A source that is cut off or broken gives the bytes before the fault, then an error with its
/// place; it never just ends.
pub(crate) struct Unpacked {
    decoder: Decoder,
    position: u64,
}

enum Decoder {
    Plain(Counted),
    Gzip(Box<MultiGzDecoder<Counted>>),
    Zstd(Box<zstd::stream::read::Decoder<'static, Counted>>),
}

/// A buffered source that knows how far it was read.
pub(crate) struct Counted {
    inner: BufReader<Bytes>,
    position: u64,
}

impl Unpacked {
    /// Unpacks a source; without `compression` the first bytes tell.
    ///
    /// # Errors
    /// Those of reading the first bytes, and a source without any is
    /// [`io::ErrorKind::UnexpectedEof`].
    pub fn new(source: Bytes, compression: Option<Compression>) -> io::Result<Self> {
        let mut inner = BufReader::with_capacity(BUFFER, source);
        let compression = match compression {
            Some(given) => given,
            None => {
                let first = inner.fill_buf()?;
                if first.is_empty() {
                    return Err(io::ErrorKind::UnexpectedEof.into());
                }
                // A pipe may give the first bytes one by one.
                let short = first.len() < 4;
                match short {
                    false => Compression::of(first),
                    true => {
                        let mut head = Vec::new();
                        inner.by_ref().take(4).read_to_end(&mut head)?;
                        let compression = Compression::of(&head);
                        let whole: Bytes = Box::new(io::Cursor::new(head).chain(inner));
                        inner = BufReader::with_capacity(BUFFER, whole);
                        compression
                    }
                }
            }
        };
        let source = Counted { inner, position: 0 };
        let decoder = match compression {
            Compression::None => Decoder::Plain(source),
            Compression::Gzip => Decoder::Gzip(Box::new(MultiGzDecoder::new(source))),
            Compression::Zstd => {
                Decoder::Zstd(Box::new(zstd::stream::read::Decoder::with_buffer(source)?))
            }
        };
        Ok(Self { decoder, position: 0 })
    }

    /// How it is packed.
    pub fn compression(&self) -> Compression {
        match self.decoder {
            Decoder::Plain(_) => Compression::None,
            Decoder::Gzip(_) => Compression::Gzip,
            Decoder::Zstd(_) => Compression::Zstd,
        }
    }

    /// The bytes of text that were read.
    pub fn position(&self) -> u64 {
        self.position
    }

    /// The bytes of the source that were read.
    pub fn packed_position(&self) -> u64 {
        match &self.decoder {
            Decoder::Plain(source) => source.position,
            Decoder::Gzip(decoder) => decoder.get_ref().position,
            Decoder::Zstd(decoder) => decoder.get_ref().position,
        }
    }

    fn broken(&self, error: &io::Error) -> io::Error {
        let (text, packed) = (self.position(), self.packed_position());
        let format = match self.compression() {
            Compression::None => {
                return io::Error::new(error.kind(), format!("{error} behind byte {text}"));
            }
            Compression::Gzip => "gzip",
            Compression::Zstd => "zstd",
        };
        let what = match error.kind() {
            io::ErrorKind::UnexpectedEof => {
                format!("the {format} stream goes on with bytes that are none of it, or is cut off")
            }
            _ => format!("the {format} stream is broken ({error})"),
        };
        let place = format!("behind byte {text} of its text, byte {packed} as it is packed");
        io::Error::new(error.kind(), format!("{what} {place}"))
    }
}

impl Read for Unpacked {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        let step = room.len().min(STEP);
        let count = match &mut self.decoder {
            Decoder::Plain(source) => source.read(room),
            Decoder::Gzip(decoder) => decoder.read(room.get_mut(..step).unwrap_or_default()),
            Decoder::Zstd(decoder) => decoder.read(room.get_mut(..step).unwrap_or_default()),
        };
        match count {
            Ok(count) => {
                let more = u64::try_from(count).unwrap_or(u64::MAX);
                self.position = self.position.saturating_add(more);
                Ok(count)
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => Err(error),
            Err(error) => Err(self.broken(&error)),
        }
    }
}

impl Read for Counted {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(room)?;
        self.advance(count);
        Ok(count)
    }
}

impl BufRead for Counted {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.inner.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        self.inner.consume(count);
        self.advance(count);
    }
}

impl Counted {
    fn advance(&mut self, count: usize) {
        self.position = self.position.saturating_add(u64::try_from(count).unwrap_or(u64::MAX));
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

    use std::io::Write as _;

    use super::*;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn zstd(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = zstd::stream::write::Encoder::new(Vec::new(), 1).unwrap();
        // As the command does it; without a sum, a broken frame may decode to other text.
        encoder.include_checksum(true).unwrap();
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn text() -> Vec<u8> {
        (0..40_000_u32).flat_map(|line| format!("{{\"order\": {line}}}\n").into_bytes()).collect()
    }

    fn unpack(packed: Vec<u8>) -> (Vec<u8>, io::Result<usize>) {
        let mut read = Vec::new();
        let mut source = Unpacked::new(Box::new(io::Cursor::new(packed)), None).unwrap();
        let end = source.read_to_end(&mut read);
        (read, end)
    }

    #[test]
    fn several_members_and_frames_are_one_text() {
        for pack in [gzip, zstd, <[u8]>::to_vec] {
            let (read, end) = unpack([pack(b"one\n"), pack(b""), pack(b"two\n")].concat());
            assert_eq!((read.as_slice(), end.unwrap()), (b"one\ntwo\n".as_slice(), 8));
        }
    }

    #[test]
    fn a_cut_stream_is_an_error_behind_what_was_whole() {
        let text = text();
        for pack in [gzip, zstd] {
            let packed = pack(&text);
            for end in [packed.len() / 2, packed.len() - 1, 5] {
                let (read, result) = unpack(packed[..end].to_vec());
                let message = result.unwrap_err().to_string();
                assert!(
                    message.contains(&format!("behind byte {} of its text", read.len())),
                    "{message}"
                );
                assert!(text.starts_with(&read));
            }
        }
    }

    #[test]
    fn a_broken_member_is_an_error_behind_the_whole_ones() {
        let text = text();
        for pack in [gzip, zstd] {
            let mut broken = pack(&text);
            let middle = broken.len() / 2;
            broken[middle..middle + 64].fill(0xff);
            let (read, result) = unpack([pack(b"first\n"), broken, pack(b"last\n")].concat());
            assert!(result.unwrap_err().to_string().contains("is broken"));
            assert!(read.starts_with(b"first\n") && !read.ends_with(b"last\n"));
        }
    }

    #[test]
    fn bytes_that_arrive_one_by_one_are_recognised() {
        struct Slow(std::vec::IntoIter<u8>);
        impl Read for Slow {
            fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
                let Some(byte) = self.0.next() else { return Ok(0) };
                room[0] = byte;
                Ok(1)
            }
        }
        for pack in [gzip, zstd, <[u8]>::to_vec] {
            let slow = Slow(pack(b"slow but whole\n").into_iter());
            let mut read = String::new();
            Unpacked::new(Box::new(slow), None).unwrap().read_to_string(&mut read).unwrap();
            assert_eq!(read, "slow but whole\n");
        }
    }

    #[test]
    fn what_cannot_be_opened_says_what_to_do() {
        let codes = [("/nowhere/orders.ndjson", "source.missing"), ("/", "source.directory")];
        for (path, code) in codes {
            assert_eq!(open_file(Path::new(path)).unwrap_err().code(), code);
        }
    }
}
