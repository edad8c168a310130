//! The kinds of payload: one entry each in the catalogue.

use serde::Serialize;

use crate::error::Error;
use crate::shape::Shape;
use crate::totals::Sheet;
use crate::value::Value;
use crate::vendors;

/// Which way a payload goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// The question.
    Request,
    /// The answer.
    Response,
}

/// Where a kind is exchanged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Route {
    /// The HTTP method.
    pub method: &'static str,
    /// The path.
    pub path: &'static str,
    /// The status of a success.
    pub status: u16,
}

/// What the catalogue knows of a kind.
#[derive(Debug)]
pub(crate) struct Declaration {
    pub name: &'static str,
    pub direction: Direction,
    pub doc: &'static str,
    pub route: Route,
    pub shape: &'static Shape,
    pub dialect: usize,
    /// Fills a sheet with lines, sums and identities.
    pub rules: Option<fn(Value<'_>, &mut Sheet)>,
}

/// A kind of payload, `vendor.operation.direction`.
///
/// ```
/// use orderwire::Kind;
/// let kind = Kind::named("retailops.order_writeback.request")?;
/// assert_eq!(kind.operation(), "order_writeback");
/// assert!(Kind::named("retailops.order_writeback").is_err());
/// # Ok::<(), orderwire::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Kind(&'static Declaration);

/// One entry of [`kinds`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct KindInfo {
    /// The kind's name.
    pub kind: &'static str,
    /// The vendor.
    pub vendor: &'static str,
    /// The operation.
    pub operation: &'static str,
    /// Which way it goes.
    pub direction: Direction,
    /// The HTTP method of its operation.
    pub method: &'static str,
    /// The path of its operation.
    pub path: &'static str,
    /// The HTTP status of a success.
    pub status: u16,
    /// What it is.
    pub description: &'static str,
    /// The document it is declared from.
    pub source: &'static str,
}

impl Kind {
    /// Every kind, in the order of the catalogue.
    pub fn all() -> impl Iterator<Item = Self> {
        vendors::retailops::KINDS.iter().map(Self)
    }

    /// The kind of this name.
    ///
    /// # Errors
    /// `kind.unknown`, with the names there are.
    pub fn named(name: &str) -> Result<Self, Error> {
        Self::all().find(|kind| kind.0.name == name).ok_or_else(|| {
            let names: Vec<_> = Self::all().map(|kind| format!("`{}`", kind.0.name)).collect();
            Error::input(
                "kind.unknown",
                format!("`{name}` is no kind; the kinds are {}", names.join(", ")),
            )
        })
    }

    /// The name, such as `retailops.order_writeback.request`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0.name
    }

    /// The vendor, such as `retailops`.
    #[must_use]
    pub fn vendor(self) -> &'static str {
        self.part(0)
    }

    /// The operation, such as `order_writeback`.
    #[must_use]
    pub fn operation(self) -> &'static str {
        self.part(1)
    }

    fn part(self, index: usize) -> &'static str {
        self.0.name.split('.').nth(index).unwrap_or_default()
    }

    /// The declaration of its fields.
    #[must_use]
    pub fn shape(self) -> &'static Shape {
        self.0.shape
    }

    /// Which form of each field it uses.
    #[must_use]
    pub fn dialect(self) -> usize {
        self.0.dialect
    }

    pub(crate) fn rules(self) -> Option<fn(Value<'_>, &mut Sheet)> {
        self.0.rules
    }

    /// The catalogue's entry.
    #[must_use]
    pub fn info(self) -> KindInfo {
        KindInfo {
            kind: self.name(),
            vendor: self.vendor(),
            operation: self.operation(),
            direction: self.0.direction,
            method: self.0.route.method,
            path: self.0.route.path,
            status: self.0.route.status,
            description: self.0.doc,
            source: self.0.shape.source(self.0.dialect).map_or("", |source| source.document),
        }
    }
}

/// The catalogue: every kind with its route and source.
///
/// ```
/// assert!(orderwire::kinds().iter().any(|kind| kind.kind == "retailops.order_update.request"));
/// ```
#[must_use]
pub fn kinds() -> Vec<KindInfo> {
    Kind::all().map(Kind::info).collect()
}
