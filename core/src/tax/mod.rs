//! Tax of the lines of an order: on top of amounts or within them, rounded where and as
//! the caller says, with nothing lost between units, lines and the order.
//!
//! [`tax`] computes it from percentages, [`infer_tax_pct`] finds the percentage that a
//! tax was computed with.
//!
//! # Guarantees
//!
//! 1. net + tax = gross: of every line, and of the order.
//! 2. Nets, taxes and gross amounts of the lines add up to those of the order.
//! 3. A line's taxes by rate add up to its tax, those of the lines to the order's by rate,
//!    and these to the order's tax.
//! 4. Negative amounts mirror positive ones.
//! 5. A rate of zero gives no tax.
//!
//! # Discounts
//!
//! `discounts` are one amount for each line, taken off before tax. A discount on the
//! whole order is apportioned over the lines first, by what they cost:
//!
//! ```
//! use orderwire::{ApportionOptions, Money, Rates, TaxOptions, apportion, tax};
//! let prices = [3000, 1500].map(Money::Units);
//! let weights = ["3000", "1500"].map(|price| price.parse().unwrap());
//! let discounts = apportion(Money::Units(1000), &weights, &ApportionOptions::default())?.shares;
//! let options = TaxOptions { discounts: Some(discounts), ..TaxOptions::default() };
//! let order = tax(&prices, &Rates::Order(vec!["8.625".parse()?]), &options)?;
//! assert_eq!((order.net, order.tax), (Money::Units(3500), Money::Units(302)));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod compute;
mod infer;
mod options;
mod rates;
mod request;
mod result;

pub use infer::{TaxPct, TaxPctOptions, infer_tax_pct};
pub use options::{Rates, RoundAt, RoundTarget, TaxMode, TaxOptions};
pub use request::tax;
pub use result::{LineTax, RateTax, RateTotal, Tax};
