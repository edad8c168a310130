//! One way over a source: a reader cuts it into pieces of work, workers make something of them, and
//! what they made comes out in the order of the source.
//!
//! The reader puts each piece into the queue of the workers, and the place where its results will
//! arrive into the queue of the caller. Both are bounded, so is what is in flight; who stops taking
//! results stops the reader, and with it the workers.

use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, channel, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use crate::error::Error;

/// What gives work, until it ends or fails.
pub(super) trait Feed<W>: Send {
    /// The next work.
    fn next(&mut self) -> Option<Result<W, Error>>;
}

/// Takes a result; false where nobody wants any more.
pub(super) type Emit<'e, T> = dyn FnMut(Result<T, Error>) -> bool + 'e;

/// Makes results of a piece of work; gives what is left of it where `Emit` said that nobody wants any
/// more.
type Make<W, T> = Arc<dyn Fn(W, &mut Emit<'_, T>) -> Option<W> + Send + Sync>;

/// What there is when more is asked for.
#[derive(Debug)]
pub enum Step<T> {
    /// The next results.
    Next(T),
    /// Nothing yet.
    Waiting,
    /// The end of the source.
    End,
}

/// Where the results of a piece of work arrive; nothing stands behind the last.
type Place<T> = Receiver<Option<Result<T, Error>>>;

/// A piece of work, and where its results go.
type Task<W, T> = (W, SyncSender<Option<Result<T, Error>>>);

/// Work that goes in, and results that come out.
pub(super) enum Pipeline<W, T> {
    /// All of it on the caller's thread.
    Here {
        feed: Box<dyn Feed<W>>,
        make: Make<W, T>,
        /// What is left of the last work.
        rest: Option<W>,
    },
    Threads {
        places: Receiver<Result<Place<T>, Error>>,
        current: Option<Place<T>>,
    },
    Ended,
}

impl<W: Send + 'static, T: Send + 'static> Pipeline<W, T> {
    pub fn new(
        feed: Box<dyn Feed<W>>,
        threads: usize,
        make: impl Fn(W, &mut Emit<'_, T>) -> Option<W> + Send + Sync + 'static,
    ) -> Result<Self, Error> {
        let make: Make<W, T> = Arc::new(make);
        Ok(match threads {
            0 | 1 => Self::Here { feed, make, rest: None },
            _ => Self::Threads { places: start(feed, &make, threads)?, current: None },
        })
    }

    /// The next results, if they are there within some time.
    pub fn step(&mut self, patience: Duration) -> Result<Step<T>, Error> {
        let made = match self {
            Self::Here { feed, make, rest } => loop {
                let work = match rest.take().map(Ok).or_else(|| feed.next()) {
                    None => break None,
                    Some(Err(error)) => break Some(Err(error)),
                    Some(Ok(work)) => work,
                };
                // One result at a time is enough to hold.
                let mut made = None;
                *rest = make(work, &mut |result| {
                    made = Some(result);
                    false
                });
                if made.is_some() {
                    break made;
                }
            },
            Self::Threads { places, current } => loop {
                if current.is_none() {
                    match places.recv_timeout(patience) {
                        Ok(Ok(place)) => *current = Some(place),
                        Ok(Err(error)) => break Some(Err(error)),
                        Err(RecvTimeoutError::Timeout) => return Ok(Step::Waiting),
                        Err(RecvTimeoutError::Disconnected) => break None,
                    }
                }
                match current.as_ref().map(|place| place.recv_timeout(patience)) {
                    Some(Ok(Some(made))) => break Some(made),
                    Some(Ok(None)) | None => *current = None,
                    Some(Err(RecvTimeoutError::Timeout)) => return Ok(Step::Waiting),
                    Some(Err(RecvTimeoutError::Disconnected)) => {
                        let message =
                            "a worker ended before its rows were done; please report this";
                        break Some(Err(Error::input("threads", message)));
                    }
                }
            },
            Self::Ended => None,
        };
        match made {
            Some(Ok(made)) => Ok(Step::Next(made)),
            None => {
                *self = Self::Ended;
                Ok(Step::End)
            }
            Some(Err(error)) => {
                *self = Self::Ended;
                Err(error)
            }
        }
    }
}

/// Starts the reader and the workers.
fn start<W: Send + 'static, T: Send + 'static>(
    mut feed: Box<dyn Feed<W>>,
    make: &Make<W, T>,
    threads: usize,
) -> Result<Receiver<Result<Place<T>, Error>>, Error> {
    let (places, arrivals) = sync_channel(threads.saturating_mul(2));
    let (tasks, work) = channel::<Task<W, T>>();
    let work = Arc::new(Mutex::new(work));
    for _ in 0..threads {
        let (work, make) = (Arc::clone(&work), Arc::clone(make));
        spawn("orderwire-work", move || {
            loop {
                let task = work.lock().unwrap_or_else(PoisonError::into_inner).recv();
                let Ok((work, made)) = task else { return };
                make(work, &mut |result| made.send(Some(result)).is_ok());
                // Where nobody takes results any more, the reader stops.
                let _ = made.send(None);
            }
        })?;
    }
    spawn("orderwire-read", move || {
        while let Some(next) = feed.next() {
            let (place, task) = match next {
                Ok(work) => {
                    // Room for the results of most work and what says that they are all, so that a
                    // worker goes on while the caller waits for the work before.
                    let (made, place) = sync_channel(2);
                    (Ok(place), Some((work, made)))
                }
                Err(error) => (Err(error), None),
            };
            let failed = task.is_none();
            // Nobody takes results any more, or nobody makes them.
            let stopped = places.send(place).is_err();
            if stopped || failed || task.is_some_and(|task| tasks.send(task).is_err()) {
                return;
            }
        }
    })?;
    Ok(arrivals)
}

fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> Result<(), Error> {
    let started = thread::Builder::new().name(name.to_owned()).spawn(work);
    started.map(drop).map_err(|error| {
        let message = format!("no thread could be started ({error}); use fewer `threads`");
        Error::input("threads", message)
    })
}
