//! The end of the interpreter, which threads of a reading may outlive.
//!
//! Until CPython 3.14 a thread that asks for the interpreter while it ends is ended itself, in the
//! middle of Rust, which aborts the process. So at exit, before the interpreter ends, no more calls
//! are begun, and those under way are waited for.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::wrap_pyfunction;

static ENDING: AtomicBool = AtomicBool::new(false);
static INSIDE: AtomicUsize = AtomicUsize::new(0);

/// A call of a file object may take any time, such as that of a socket.
const PATIENCE: Duration = Duration::from_secs(2);

/// A stay in the interpreter, or one that is going to be.
pub struct Inside(());

impl Inside {
    /// Nothing once the interpreter ends.
    pub fn enter() -> Option<Self> {
        INSIDE.fetch_add(1, Ordering::SeqCst);
        let inside = Self(());
        (!ENDING.load(Ordering::SeqCst)).then_some(inside)
    }
}

impl Drop for Inside {
    fn drop(&mut self) {
        INSIDE.fetch_sub(1, Ordering::SeqCst);
    }
}

/// Has the end announced, once.
pub fn announce(py: Python<'_>) -> PyResult<()> {
    static ANNOUNCED: PyOnceLock<()> = PyOnceLock::new();
    let register = || {
        let end = wrap_pyfunction!(end, py)?;
        py.import("atexit")?.call_method1("register", (end,)).map(drop)
    };
    ANNOUNCED.get_or_try_init(py, register).map(drop)
}

#[pyfunction]
fn end(py: Python<'_>) {
    ENDING.store(true, Ordering::SeqCst);
    let until = Instant::now().checked_add(PATIENCE);
    py.detach(|| {
        while INSIDE.load(Ordering::SeqCst) > 0 && until.is_some_and(|until| Instant::now() < until)
        {
            thread::sleep(Duration::from_millis(1));
        }
    });
}
