//! `diagnose`: which field, when it is corrected, makes a payload's identities hold again.
//!
//! `reader` takes the relations that the vendors' rules state into a `model`, `search` looks for values of one
//! field, then of two, that make all of them hold, `plausible` ranks what was found, and `words`
//! says it.

mod model;
mod plausible;
mod reader;
mod search;
mod words;

use crate::error::Error;
use crate::finding::Code;
use crate::kind::Kind;
use crate::options::Options;
use crate::payload::{Source, parse};
use crate::pointers::Pointers;
use crate::sorting::sorted;
use search::Found;
use serde::Serialize;

/// Options of [`diagnose`].
#[derive(Clone, Debug)]
pub struct DiagnoseOptions {
    /// How the payload is checked.
    pub check: Options,
    /// Repairs beyond this many are left out; 10 unless given.
    pub max_repairs: usize,
}

impl Default for DiagnoseOptions {
    fn default() -> Self {
        Self { check: Options::default(), max_repairs: 10 }
    }
}

impl DiagnoseOptions {
    /// Sets one option from its name and value as text; other names are those of [`Options`].
    ///
    /// # Errors
    /// `option.unknown` or `option.value`.
    pub fn set(&mut self, name: &str, value: &str) -> Result<(), Error> {
        if name != "max_repairs" {
            return self.check.set(name, value).map_err(|error| error.listing("max_repairs"));
        }
        self.max_repairs = value.parse().map_err(|_| {
            let message = format!("`max_repairs` is `{value}`; write a whole number");
            Error::input("option.value", message)
        })?;
        Ok(())
    }
}

/// What is wrong with the amounts of a payload, and what would make them right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Diagnosis {
    /// The kind of the payload.
    pub kind: &'static str,
    /// The identities that do not hold.
    pub failing: Vec<Failing>,
    /// The smallest repairs, the likeliest first.
    pub repairs: Vec<Repair>,
    /// Everything within two fields was searched. It is not where an order has so many lines, or
    /// amounts so large, that the search was cut short.
    pub complete: bool,
    /// The outcome in a sentence.
    pub message: String,
}

/// An identity that does not hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Failing {
    /// The code of its finding.
    pub code: Code,
    /// RFC 6901 pointer of the left-hand field.
    pub pointer: String,
    /// The finding's message.
    pub message: String,
}

/// Values that make every identity hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Repair {
    /// The fields to change: one, or two where one does not do.
    pub changes: Vec<Change>,
    /// The changes as a JSON Patch (RFC 6902). Numbers are written as the payload writes them;
    /// those that a binary float may not hold are text.
    pub patch: Vec<Operation>,
    /// The patch as JSON text, every number exactly as the payload would write it.
    pub patch_json: String,
    /// What it makes right and why it is likely, in a sentence.
    pub message: String,
}

/// A field to change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// RFC 6901 pointer of the field.
    pub pointer: String,
    /// What it is.
    pub found: String,
    /// What it should be.
    pub expected: String,
    /// What may have happened: `too_large`, `too_small` (a misplaced decimal point),
    /// `extended_price`, `single_price`, `left_out`, `counted_twice`, `missing`, `contained`,
    /// `doubled`, `digits_swapped`, `digit`, `digit_missing`, `digit_too_many`, `copied`, `miscounted`, `other`.
    pub reason: &'static str,
}

/// An operation of a JSON Patch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Operation {
    /// `replace`
    pub op: &'static str,
    /// RFC 6901 pointer of the field.
    pub path: String,
    /// Its new value.
    pub value: Scalar,
}

/// A value of a JSON Patch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Scalar {
    /// An integer that a binary float holds.
    Integer(i64),
    /// Text, and all other numbers.
    Text(String),
}

/// Searches for the smallest repairs of a payload whose identities do not hold: values of one
/// field, else of two, with which all of them do.
///
/// ```
/// use orderwire::{DiagnoseOptions, Kind, diagnose};
/// let kind = Kind::named("retailops.order_writeback.request")?;
/// let order = r#"{"data": {"line_items": [{"quantity": "2", "unit_price": "30"}],
///     "order_info": {"shipping_amt": "5", "discount_amt": "0", "tax_amt": "0"},
///     "order": {"grand_total": "35"}}}"#;
/// let diagnosis = diagnose(kind, order, &DiagnoseOptions::default())?;
/// let repair = &diagnosis.repairs[0];
/// assert_eq!(repair.message, "`quantity` 1 instead of 2 makes `grand_total` 35 right");
/// assert_eq!(
///     repair.patch_json,
///     r#"[{"op":"replace","path":"/data/line_items/0/quantity","value":"1"}]"#
/// );
/// # Ok::<(), orderwire::Error>(())
/// ```
///
/// # Errors
/// As [`parse`](crate::parse): the report of a payload with errors, and bad options.
pub fn diagnose<'a>(
    kind: Kind,
    payload: impl Into<Source<'a>>,
    options: &DiagnoseOptions,
) -> Result<Diagnosis, Error> {
    let payload = parse(kind, payload, &options.check)?;
    let sheet = payload.solving();
    let document = payload.document();
    let mut model = reader::read(document, &sheet);
    let broken = model.broken.clone();
    let Found { repairs, complete } = search::search(&mut model);
    let nodes = model.variables.iter().map(|variable| variable.node);
    let nodes = nodes.chain(model.constraints.iter().map(|relation| relation.node));
    let nodes = nodes.chain(model.beyond.iter().map(|(_, node, _)| *node));
    let pointers = Pointers::all(document, nodes.collect());
    let writer = words::Writer {
        document,
        shape: kind.shape(),
        model: &model,
        pointers: &pointers,
        scale: sheet.scale,
        broken: &broken,
    };
    let thorough = plausible::is_affordable(&model, &repairs);
    let ranked: Vec<_> =
        repairs.into_iter().map(|changes| writer.ranked(changes, thorough)).collect();
    let rank = |at: usize| ranked.get(at).map(|(rank, _)| rank);
    let order = sorted(ranked.len(), &mut |a, b| rank(a).cmp(&rank(b)).then(a.cmp(&b)));
    let count = ranked.len();
    let best = order.iter().take(options.max_repairs).filter_map(|at| ranked.get(*at));
    let repairs = best.map(|(_, repair)| writer.repair(repair)).collect();
    let relations = broken.iter().filter_map(|at| model.constraints.get(*at));
    let beyond = model.beyond.iter().filter(|(_, _, holds)| !holds);
    let failing = relations
        .map(|relation| (relation.code, relation.node))
        .chain(beyond.map(|(code, node, _)| (*code, *node)));
    let failing: Vec<_> =
        failing.map(|relation| writer.failing(relation, payload.report())).collect();
    let message = words::outcome(&failing, count, complete);
    Ok(Diagnosis { kind: kind.name(), failing, repairs, complete, message })
}
