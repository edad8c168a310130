//! Apportioning: an amount over lines by weight, to the minor unit, with nothing lost.
//!
//! [`apportion`] takes decimals or minor units, [`apportion_units`] plain integers,
//! [`apportion_many`] many orders;
//! [`apportion_explained`] also says why each line got its share, and [`verify`]
//! proves such a [`Trace`] without trusting what made it. [`refund_next`] cuts what was
//! apportioned into partial refunds that end at exactly the original; [`compare`] tells how somebody
//! else came to other shares.
//!
//! ```
//! use orderwire::{ApportionOptions, Money, apportion};
//! let weights = ["2200", "1400", "4300", "750", "0"].map(|price| price.parse().unwrap());
//! let shipping = apportion(Money::Units(1500), &weights, &ApportionOptions::default())?;
//! assert_eq!(shipping.shares, [381, 243, 746, 130, 0].map(Money::Units));
//! # Ok::<(), orderwire::ApportionError>(())
//! ```
//!
//! # Nesting
//!
//! An amount goes from the order to its shipments, to their lines, to their units by
//! apportioning each share again: every level adds up, so all do. Inside a line
//! `cumulative` gives each unit a share that later splits of the line do not change.
//!
//! ```
//! use orderwire::Method;
//! use orderwire::apportion::{Rules, apportion_units};
//! let shipments = apportion_units(1000, &[3000, 1500], &Rules::default())?.shares;
//! assert_eq!(shipments, [667, 333]);
//! let lines = apportion_units(shipments[0], &[2000, 1000], &Rules::default())?.shares;
//! assert_eq!(lines, [445, 222]);
//! let rules = Rules { method: Method::Cumulative, ..Rules::default() };
//! let units = apportion_units(lines[1], &[1, 1, 1, 1], &rules)?.shares;
//! assert_eq!(units, [55, 56, 55, 56]);
//! # Ok::<(), orderwire::ApportionError>(())
//! ```
//!
//! # Guarantees
//!
//! A share's *exact* value is total · weight / sum of weights; with caps, what water
//! filling gives: lines above their cap are fixed at it, and the rest is shared anew
//! among the others. *Yes* is held by an exhaustive test and a property test; *no*
//! by a counterexample.
//!
//! | | | largest_remainder | cumulative | largest_weight | first_non_zero | cascade |
//! |-|-|-|-|-|-|-|
//! | 1 | shares (and leftover) add up to the total | yes | yes | yes | yes | yes |
//! | 2 | \|share − exact\| is below one step | yes | yes | at most one step | at most one step | no |
//! | 3 | a negative total mirrors the positive one | yes | yes | yes | yes | yes |
//! | 4 | weight zero, share zero | yes | yes | yes | yes | yes |
//! | 5 | weights times k give the same | yes | yes | yes | yes | yes |
//! | 6 | the order of lines does not matter to who gets what | yes; no with `tie: index` | no | yes | no | no |
//! | 7 | a larger weight never gets a smaller \|share\| (without caps) | yes | no | yes | no | no |
//! | 8 | appending a weight of zero changes nothing | yes | yes | yes | yes | yes |
//! | 9 | merging neighbours adds up (without caps) | no | yes | no | no | no |
//! | 10 | 0 ≤ \|share\| ≤ cap, excess reported | yes | yes | yes | yes | yes |
//! | 11 | the same in Rust, JavaScript and Python | yes | yes | yes | yes | yes |
//!
//! Caps never bend a method more than they must. Where the steps left are dealt, a
//! line at its cap is passed over; `cascade` gives a line at least what the caps of
//! the lines before it cannot take.
//!
//! Of 6, equal weights with different caps are included: swapping them may swap
//! their shares, but each weight still goes with the same set of shares.

mod caps;
mod compare;
mod error;
mod explain;
mod largest_remainder;
mod leftover;
mod many;
mod methods;
mod money;
mod options;
mod read;
mod refund;
mod request;
mod sentence;
mod trace;
mod units;
mod verify;
mod weights;

pub use compare::{
    Comparison, ComparisonLine, ComparisonMatch, DifferenceTo, Scheme, ShareRounding, compare,
};
pub use error::ApportionError;
pub(crate) use error::{Fault, Place};
pub use explain::apportion_explained;
pub use many::{Batch, apportion_many};
pub(crate) use money::Form;
pub use money::Money;
pub use options::{ApportionOptions, Method, OnExcess, OnZero, Rules, Tie};
pub use refund::{RefundOptions, refund_next, refund_next_units, refund_quantity};
pub use request::{Apportioned, apportion};
pub use trace::{Exact, Rule, Trace, TraceForm, TraceInputs, TraceLine, TraceRound};
pub use units::{Units, WeightBasis, apportion_units};
pub use verify::{TraceError, verify};
pub(crate) use weights::gcd;
