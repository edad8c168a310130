//! Files of payloads as exact Arrow tables: the good rows typed, the bad rows as they were, and the
//! findings about both.
//!
//! A [`Reading`] knows the kind and the options; a [`Pass`] goes over one source with it, in memory
//! that does not depend on the length of the source.
//!
//! ```
//! use orderwire::Kind;
//! use orderwire::read::{Input, ReadOptions, Reading, Wanted};
//! let kind = Kind::named("retailops.order_ack.response")?;
//! let reading = Reading::new(kind, ReadOptions::default())?;
//! let text = "{\"events\": []}\n{\"events\": 5}\n";
//! let mut pass = reading.pass(Input::from(text.as_bytes().to_vec()), Wanted::ALL)?;
//! for tables in &mut pass {
//!     let tables = tables?;
//!     assert_eq!((tables.good.unwrap().num_rows(), tables.bad.unwrap().num_rows()), (1, 1));
//! }
//! assert_eq!(pass.summary().rows, 2);
//! # Ok::<(), orderwire::Error>(())
//! ```

mod cells;
mod column;
mod csv;
mod lines;
mod options;
mod parquet;
mod pass;
mod pipeline;
mod reading;
mod records;
mod reports;
mod rows;
mod tables;
mod texts;

pub use crate::open::Compression;
pub use options::{Amounts, Format, Mapping, ReadOptions};
pub use parquet::Seekable;
pub use pass::Pass;
pub use pipeline::Step;
pub use reading::{Input, Reading};
pub use reports::{LineReport, Reports};
pub use rows::{Summary, Wanted};
pub use tables::{Part, Tables};
pub use texts::Arrays;
