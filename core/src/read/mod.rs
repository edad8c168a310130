//! Files of payloads as exact Arrow tables: the good rows typed, the bad rows as they were, and the
//! findings about both.
//!
//! A [`Reading`] knows the kind and the options; a [`Pass`] goes over one source with it, in memory
//! that does not depend on the length of the source.
//!
//! ```
//! # #[cfg(feature = "read")] {
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
//! # }
//! # Ok::<(), orderwire::Error>(())
//! ```

#[cfg_attr(not(feature = "read"), allow(dead_code, reason = "for whoever opens files"))]
pub(crate) mod open;

#[cfg(feature = "read")]
mod cells;
#[cfg(feature = "read")]
mod column;
#[cfg(feature = "read")]
mod csv;
#[cfg(feature = "read")]
mod lines;
#[cfg(feature = "read")]
mod options;
#[cfg(feature = "read")]
mod parquet;
#[cfg(feature = "read")]
mod pass;
#[cfg(feature = "read")]
mod pipeline;
#[cfg(feature = "read")]
mod reading;
#[cfg(feature = "read")]
mod records;
#[cfg(feature = "read")]
mod reports;
#[cfg(feature = "read")]
mod rows;
#[cfg(feature = "read")]
mod tables;
#[cfg(feature = "read")]
mod texts;

pub use open::Compression;
#[cfg(feature = "read")]
pub use options::{Amounts, Format, Mapping, ReadOptions};
#[cfg(feature = "read")]
pub use parquet::Seekable;
#[cfg(feature = "read")]
pub use pass::Pass;
#[cfg(feature = "read")]
pub use pipeline::Step;
#[cfg(feature = "read")]
pub use reading::{Input, Reading};
#[cfg(feature = "read")]
pub use reports::{LineReport, Reports};
#[cfg(feature = "read")]
pub use rows::{Summary, Wanted};
#[cfg(feature = "read")]
pub use tables::{Part, Tables};
#[cfg(feature = "read")]
pub use texts::Arrays;
