//! Small maps by name. One type for all of them: each map of another type would be some
//! kilobytes of WebAssembly.

use std::borrow::Cow;
use std::cmp::Ordering;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::sorting::sorted;

/// Texts by name, in the order of the names: the sums of a payload, HTTP headers.
///
/// ```
/// use orderwire::Named;
/// let mut sums = Named::default();
/// sums.insert("due", "65".to_owned());
/// sums.insert("balance", "30".to_owned());
/// assert_eq!(sums.get("due"), Some("65"));
/// assert_eq!(sums.iter().map(|(name, _)| name).collect::<Vec<_>>(), ["balance", "due"]);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Named(Vec<(Cow<'static, str>, String)>);

impl Named {
    /// The text of a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        let at = self.place(name).ok()?;
        self.0.get(at).map(|(_, text)| text.as_str())
    }

    /// Adds a text, in place of one of the same name.
    pub fn insert(&mut self, name: impl Into<Cow<'static, str>>, text: String) {
        self.put(name.into(), text);
    }

    fn put(&mut self, name: Cow<'static, str>, text: String) {
        match self.place(&name) {
            Ok(at) => {
                if let Some(entry) = self.0.get_mut(at) {
                    entry.1 = text;
                }
            }
            Err(at) => self.0.insert(at, (name, text)),
        }
    }

    /// Removes what a test does not keep.
    pub(crate) fn retain(&mut self, keep: impl Fn(&str) -> bool) {
        self.0.retain(|(name, _)| keep(name));
    }

    /// The names and texts.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, text)| (&**name, text.as_str()))
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// There are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn place(&self, name: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| (**known).cmp(name))
    }
}

impl IntoIterator for Named {
    type Item = (Cow<'static, str>, String);
    type IntoIter = std::vec::IntoIter<Self::Item>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl Serialize for Named {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, text) in &self.0 {
            map.serialize_entry(&**name, text)?;
        }
        map.end()
    }
}

/// Finds texts in a list, such as the line of a `corr`.
pub(crate) struct Index<'p> {
    texts: Vec<Cow<'p, str>>,
    order: Vec<usize>,
}

impl<'p> Index<'p> {
    pub fn new(texts: Vec<Cow<'p, str>>) -> Self {
        let order =
            sorted(texts.len(), &mut |a, b| texts.get(a).cmp(&texts.get(b)).then(a.cmp(&b)));
        Self { texts, order }
    }

    fn text(&self, at: usize) -> Option<&str> {
        self.texts.get(at).map(|text| &**text)
    }

    /// The texts as they were given.
    #[cfg(feature = "full")]
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.texts.iter().map(|text| &**text)
    }

    /// The first place of a text.
    pub fn find(&self, text: &str) -> Option<usize> {
        let at = self.order.partition_point(|at| self.text(*at) < Some(text));
        self.order.get(at).copied().filter(|at| self.text(*at) == Some(text))
    }

    /// The same text stands at an earlier place.
    pub fn is_again(&self, at: usize) -> bool {
        self.text(at)
            .and_then(|text| self.find(text))
            .is_some_and(|first| first.cmp(&at) == Ordering::Less)
    }

    /// The places in the order of their texts.
    pub fn order(&self) -> &[usize] {
        &self.order
    }
}
