//! The kinds of payload: one entry each in the catalogue.

use serde::Serialize;

use crate::error::Error;
use crate::exchange::Pair;
use crate::shape::Shape;
use crate::suggest::nearest;
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
    /// The answer that refuses.
    Error,
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

/// What a vendor's folder gives: its kinds, and what its operations have in common.
#[derive(Debug)]
pub(crate) struct Vendor {
    /// HTTP headers that its document asks for.
    pub headers: &'static [(&'static str, &'static str)],
    pub kinds: &'static [Declaration],
}

/// Reads a checked payload and fills a sheet.
pub(crate) type Rules = fn(Value<'_>, &mut Sheet);

/// Holds an answer against its question.
pub(crate) type Exchange = fn(&Pair<'_>, &mut Sheet);

/// What the catalogue knows of a kind.
#[derive(Debug)]
pub(crate) struct Declaration {
    pub name: &'static str,
    pub direction: Direction,
    pub doc: &'static str,
    pub route: Route,
    pub shape: &'static Shape,
    pub dialect: usize,
    /// A list of payloads is taken in the place of one.
    pub many: bool,
    /// The last member holds what the operation is about; those before it are the envelope.
    pub envelope: bool,
    /// Rules whose breach makes the payload invalid.
    pub demands: Option<Rules>,
    /// Lines, sums and identities.
    pub rules: Option<Rules>,
    /// Of an answer: whether it fits its question.
    pub exchange: Option<Exchange>,
    /// Of a request: whether it may follow on an earlier state of the order, and the
    /// operation's direction that describes this state.
    pub update: Option<(Direction, Exchange)>,
}

impl Declaration {
    /// A kind with structural rules only.
    pub const fn new(
        (name, direction): (&'static str, Direction),
        doc: &'static str,
        (method, path, status): (&'static str, &'static str, u16),
        (shape, dialect): (&'static Shape, usize),
    ) -> Self {
        Self {
            name,
            direction,
            doc,
            route: Route { method, path, status },
            shape,
            dialect,
            many: false,
            envelope: false,
            demands: None,
            rules: None,
            exchange: None,
            update: None,
        }
    }

    pub const fn rules(self, rules: Rules) -> Self {
        Self { rules: Some(rules), ..self }
    }

    pub const fn demands(self, demands: Rules) -> Self {
        Self { demands: Some(demands), ..self }
    }

    /// The small WebAssembly module compares no documents.
    pub const fn exchange(self, exchange: Exchange) -> Self {
        let exchange = if cfg!(feature = "full") { Some(exchange) } else { None };
        Self { exchange, ..self }
    }

    pub const fn update(self, previous: Direction, update: Exchange) -> Self {
        let update = if cfg!(feature = "full") { Some((previous, update)) } else { None };
        Self { update, ..self }
    }

    pub const fn envelope(self) -> Self {
        Self { envelope: true, ..self }
    }

    pub const fn many(self) -> Self {
        Self { many: true, ..self }
    }
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
pub struct Kind(&'static Declaration, &'static Vendor);

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
        vendors::ALL.iter().flat_map(|vendor| vendor.kinds.iter().map(|kind| Self(kind, vendor)))
    }

    /// The kind of this name.
    ///
    /// # Errors
    /// `kind.unknown`, with the names there are.
    pub fn named(name: &str) -> Result<Self, Error> {
        Self::all().find(|kind| kind.0.name == name).ok_or_else(|| {
            let names: Vec<_> = Self::all().map(Self::name).collect();
            let near = nearest(name, names.iter().copied())
                .map_or_else(String::new, |near| format!(" (did you mean `{near}`?)"));
            let names = names.join("`, `");
            let message = format!("`{name}` is no kind{near}; the kinds are `{names}`");
            Error::input("kind.unknown", message)
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

    /// Which way it goes.
    #[must_use]
    pub fn direction(self) -> Direction {
        self.0.direction
    }

    /// Where it is exchanged.
    #[must_use]
    pub fn route(self) -> Route {
        self.0.route
    }

    /// Whether it travels in the query of an address.
    #[must_use]
    pub fn is_query(self) -> bool {
        self.0.direction == Direction::Request && self.0.route.method == "GET"
    }

    pub(crate) fn declaration(self) -> &'static Declaration {
        self.0
    }

    /// The HTTP headers that the vendor's document asks for.
    pub(crate) fn headers(self) -> &'static [(&'static str, &'static str)] {
        self.1.headers
    }

    /// The kind of the same operation in another direction.
    #[must_use]
    pub fn sibling(self, direction: Direction) -> Option<Self> {
        let operation = |kind: Self| (kind.vendor(), kind.operation());
        Self::all()
            .find(|kind| kind.direction() == direction && operation(*kind) == operation(self))
    }

    /// The request of an operation, `vendor.operation`.
    ///
    /// # Errors
    /// `operation.unknown`, with the operations there are.
    pub fn of_operation(operation: &str) -> Result<Self, Error> {
        let requests = || Self::all().filter(|kind| kind.direction() == Direction::Request);
        let name = |kind: Self| kind.name().rsplit_once('.').map_or("", |(operation, _)| operation);
        requests().find(|kind| name(*kind) == operation).ok_or_else(|| {
            let names: Vec<_> = requests().map(|kind| format!("`{}`", name(kind))).collect();
            let message =
                format!("`{operation}` is no operation; the operations are {}", names.join(", "));
            Error::input("operation.unknown", message)
        })
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
