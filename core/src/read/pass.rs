//! One pass over a source: a reader cuts it into pieces of work, workers make tables of them, and the
//! tables come out in the order of the source.
//!
//! The reader puts each piece into the queue of the workers, and the place where its tables will
//! arrive into the queue of the caller. Both are bounded, so is what is in flight; who stops taking
//! tables stops the reader, and with it the workers.

use std::collections::VecDeque;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, SyncSender, channel, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use super::lines::Block;
use super::rows::{Context, Rows, Summary};
use super::tables::Tables;
use crate::error::Error;

/// A part of a source.
pub(super) enum Work {
    /// Lines of a text.
    Lines(Block),
}

/// What gives work, until it ends or fails.
pub(super) trait Feed: Send {
    /// The next work.
    fn next(&mut self) -> Option<Result<Work, Error>>;
}

/// Takes rows that are enough for a batch; fails where nobody wants any more.
pub(super) type Full<'f> = dyn FnMut(Rows<'_>) -> Result<(), Error> + 'f;

const STOPPED: &str = "stopped";

/// Some rows of each table, and what was counted.
type Made = Result<(Tables, Summary), Error>;

/// What a pass has when it is asked for more.
#[derive(Debug)]
pub enum Step {
    /// The next rows of each table.
    Tables(Tables),
    /// Nothing yet.
    Waiting,
    /// The end of the source.
    End,
}

/// One pass over a source.
pub struct Pass {
    stage: Stage,
    summary: Summary,
    ended: bool,
}

enum Stage {
    Here { feed: Box<dyn Feed>, context: Arc<Context>, made: VecDeque<Made> },
    Threads { places: Receiver<Result<Place, Error>>, current: Option<Place> },
}

impl std::fmt::Debug for Pass {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Pass").field("summary", &self.summary).finish_non_exhaustive()
    }
}

impl Pass {
    pub(super) fn new(
        feed: Box<dyn Feed>,
        context: Arc<Context>,
        threads: usize,
    ) -> Result<Self, Error> {
        let summary = Summary::of(context.wanted);
        let stage = match threads {
            0 | 1 => Stage::Here { feed, context, made: VecDeque::new() },
            _ => Stage::Threads { places: start(feed, &context, threads)?, current: None },
        };
        Ok(Self { stage, summary, ended: false })
    }

    /// What the pass counted so far.
    #[must_use]
    pub fn summary(&self) -> &Summary {
        &self.summary
    }

    /// The source was read to its end.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.ended
    }

    /// The next tables, if they are there within some time.
    ///
    /// # Errors
    /// What keeps the source from being read to its end; it comes behind the rows before it.
    pub fn step(&mut self, patience: Duration) -> Result<Step, Error> {
        if self.ended {
            return Ok(Step::End);
        }
        let made = match &mut self.stage {
            Stage::Here { feed, context, made } => loop {
                if let Some(made) = made.pop_front() {
                    break Some(made);
                }
                match feed.next() {
                    None => break None,
                    Some(Err(error)) => break Some(Err(error)),
                    Some(Ok(work)) => work.tables(context, &mut |tables| {
                        made.push_back(tables);
                        true
                    }),
                }
            },
            Stage::Threads { places, current } => loop {
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
        };
        match made {
            None => {
                self.ended = true;
                Ok(Step::End)
            }
            Some(Ok((tables, summary))) => {
                self.summary.add(&summary);
                Ok(Step::Tables(tables))
            }
            Some(Err(error)) => {
                self.stop();
                Err(error)
            }
        }
    }

    /// Ends the threads.
    fn stop(&mut self) {
        let (_, nothing) = sync_channel(0);
        self.stage = Stage::Threads { places: nothing, current: None };
    }
}

impl Iterator for Pass {
    type Item = Result<Tables, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            match self.step(Duration::from_secs(1)) {
                Ok(Step::Tables(tables)) => return Some(Ok(tables)),
                Ok(Step::Waiting) => {}
                Ok(Step::End) => return None,
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

/// Where the tables of a piece of work arrive; nothing stands behind the last.
type Place = Receiver<Option<Made>>;

/// A piece of work, and where its tables go.
type Task = (Work, SyncSender<Option<Made>>);

/// Starts the reader and the workers.
fn start(
    mut feed: Box<dyn Feed>,
    context: &Arc<Context>,
    threads: usize,
) -> Result<Receiver<Result<Place, Error>>, Error> {
    let ahead = threads.saturating_mul(2);
    let (places, arrivals) = sync_channel(ahead);
    let (tasks, work): (Sender<Task>, Receiver<Task>) = channel();
    let work = Arc::new(Mutex::new(work));
    for _ in 0..threads {
        let (work, context) = (Arc::clone(&work), Arc::clone(context));
        spawn("orderwire-worker", move || {
            loop {
                let task = work.lock().unwrap_or_else(PoisonError::into_inner).recv();
                let Ok((work, made)) = task else { return };
                work.tables(&context, &mut |tables| made.send(Some(tables)).is_ok());
                // Where nobody takes tables any more, the reader stops.
                let _ = made.send(None);
            }
        })?;
    }
    spawn("orderwire-reader", move || {
        while let Some(next) = feed.next() {
            let failed = next.is_err();
            let place = next.map(|work| {
                let (made, place) = sync_channel(1);
                (place, (work, made))
            });
            let (place, task) = match place {
                Ok((place, task)) => (Ok(place), Some(task)),
                Err(error) => (Err(error), None),
            };
            // Nobody takes tables any more, or nobody makes them.
            if places.send(place).is_err() || task.is_some_and(|task| tasks.send(task).is_err()) {
                return;
            }
            if failed {
                return;
            }
        }
    })?;
    Ok(arrivals)
}

fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> Result<(), Error> {
    let started = thread::Builder::new().name(name.to_owned()).spawn(work);
    started.map(drop).map_err(|error| {
        Error::input(
            "threads",
            format!("no thread could be started ({error}); use fewer `threads`"),
        )
    })
}

impl Work {
    /// Makes its tables, and stops where `emit` says that nobody takes them.
    fn tables(self, context: &Context, emit: &mut dyn FnMut(Made) -> bool) {
        let mut rows = Rows::new(context);
        let mut full = |rows: Rows<'_>| match emit(finish(rows)) {
            true => Ok(()),
            false => Err(Error::input(STOPPED, "")),
        };
        let done = match self {
            Self::Lines(block) => block.add(&mut rows, &mut full),
        };
        match done {
            Err(error) if error.code() == STOPPED => {}
            done => {
                let goes_on = full(rows).is_ok();
                if let (true, Err(error)) = (goes_on, done) {
                    emit(Err(error));
                }
            }
        }
    }
}

fn finish(rows: Rows<'_>) -> Made {
    rows.finish()
        .map_err(|error| Error::input("tables", format!("a batch cannot be made: {error}")))
}
