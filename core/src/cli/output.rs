//! Where data goes: to stdout, or into a file that is there only when it is whole.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

use super::stop::Stop;

/// Where data goes.
#[derive(Default)]
pub(super) enum Output<'o> {
    /// Nowhere any more.
    #[default]
    Ended,
    /// The program's own.
    Standard(BufWriter<&'o mut dyn Write>),
    /// Beside a file whose name it gets at the end.
    Beside(BufWriter<NamedTempFile>, PathBuf),
    /// Into a device or a pipe that has a name.
    Into(BufWriter<File>, PathBuf),
}

const STDOUT: &str = "stdout";

impl<'o> Output<'o> {
    pub fn standard(stdout: &'o mut dyn Write) -> Self {
        Self::Standard(BufWriter::new(stdout))
    }

    /// Begins a file, which does not exist before [`Output::finish`].
    ///
    /// # Errors
    /// [`Stop::Unwritable`].
    pub fn file(path: &Path) -> Result<Self, Stop> {
        let trouble = |reason| Stop::writing(&path.to_string_lossy(), reason);
        // Behind a link is the file that is meant.
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        if fs::metadata(&path).is_ok_and(|known| !known.is_file()) {
            let file = File::options().write(true).open(&path).map_err(trouble)?;
            return Ok(Self::Into(BufWriter::new(file), path));
        }
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let mut builder = Builder::new();
        builder.prefix(".orderwire-").suffix(".part");
        #[cfg(unix)]
        {
            // What a new file gets here, not what a secret one does.
            let usual = std::os::unix::fs::PermissionsExt::from_mode(0o666);
            builder.permissions(usual);
        }
        let file = builder.tempfile_in(folder.unwrap_or(Path::new("."))).map_err(trouble)?;
        Ok(Self::Beside(BufWriter::new(file), path))
    }

    pub fn is_standard(&self) -> bool {
        matches!(self, Self::Standard(_))
    }

    fn name(&self) -> String {
        match self {
            Self::Standard(_) | Self::Ended => STDOUT.to_owned(),
            Self::Beside(_, path) | Self::Into(_, path) => path.to_string_lossy().into_owned(),
        }
    }

    pub fn write(&mut self, bytes: &[u8]) -> Result<(), Stop> {
        let written = match self {
            Self::Ended => Ok(()),
            Self::Standard(stdout) => stdout.write_all(bytes),
            Self::Beside(file, _) => file.write_all(bytes),
            Self::Into(file, _) => file.write_all(bytes),
        };
        written.map_err(|reason| Stop::writing(&self.name(), reason))
    }

    /// Gives stdout what it has not got yet.
    pub fn hand_over(&mut self) {
        if let Self::Standard(stdout) = self {
            let _ = stdout.flush();
        }
    }

    /// The end: all is written, and a file has its name.
    pub fn finish(mut self) -> Result<(), Stop> {
        let flushed = match &mut self {
            Self::Ended => Ok(()),
            Self::Standard(stdout) => stdout.flush(),
            Self::Beside(file, _) => {
                file.flush().and_then(|()| file.get_ref().as_file().sync_all())
            }
            Self::Into(file, _) => file.flush(),
        };
        let name = self.name();
        flushed.map_err(|reason| Stop::writing(&name, reason))?;
        if let Self::Beside(file, path) = self {
            let file =
                file.into_inner().map_err(|error| Stop::writing(&name, error.into_error()))?;
            file.persist(path).map_err(|error| Stop::writing(&name, error.error))?;
        }
        Ok(())
    }

    /// The end of a command that was not done. A file is removed; what stdout got, it has.
    pub fn abandon(mut self) {
        self.hand_over();
    }
}
