//! "Did you mean": the known word that an unknown one was probably meant to be.

/// Longer words are not compared.
const LONGEST: usize = 64;

/// The word nearest to `name`: the same but for case and separators, the same with parts
/// abbreviated (`qty` for `quantity`, `shipping_amount` for `shipping_amt`), a slip of one
/// or two letters, or one that only adds words in front (`price` for `unit_price`).
pub(crate) fn nearest(
    name: &str,
    known: impl Iterator<Item = &'static str>,
) -> Option<&'static str> {
    if name.len() > LONGEST {
        return None;
    }
    let parts = split(name);
    let ranked = known.filter_map(|word| Some((rank(&parts, &split(word))?, word)));
    // The first of equals, which is the one declared first.
    ranked.min_by_key(|(rank, _)| *rank).map(|(_, word)| word)
}

/// Lower-case parts of a name, at separators and where an upper-case letter begins. Declared names
/// are ASCII, and tables of all other letters would be kilobytes of WebAssembly.
fn split(name: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut fresh = true;
    let mut lower = false;
    for character in name.chars() {
        if character.is_ascii() && !character.is_ascii_alphanumeric() {
            fresh = true;
            continue;
        }
        if fresh || (character.is_ascii_uppercase() && lower) {
            parts.push(String::new());
        }
        fresh = false;
        lower = character.is_ascii_lowercase();
        if let Some(part) = parts.last_mut() {
            part.push(character.to_ascii_lowercase());
        }
    }
    parts
}

/// How far apart two names are; nothing when they have nothing to do with each other.
fn rank(name: &[String], word: &[String]) -> Option<usize> {
    let (joined, known) = (name.concat(), word.concat());
    if joined.is_empty() || known.is_empty() {
        return None;
    }
    if joined == known {
        return Some(0);
    }
    let alike = |pair: (&String, &String)| {
        pair.0 == pair.1 || abbreviates(pair.0, pair.1) || abbreviates(pair.1, pair.0)
    };
    if name.len() == word.len() && name.iter().zip(word).all(alike) {
        return Some(1);
    }
    let slips = match joined.len().min(known.len()) {
        0..=2 => 0,
        3..=5 => 1,
        _ => 2,
    };
    let apart = distance(&joined, &known);
    if apart <= slips {
        return Some(apart.saturating_add(1));
    }
    let (short, long) = if name.len() < word.len() { (name, word) } else { (word, name) };
    let same_end = short.iter().rev().zip(long.iter().rev()).all(alike);
    (same_end && name.len() != word.len() && short.concat().len() > 2)
        .then(|| long.len().saturating_sub(short.len()).saturating_add(3))
}

/// `qty` for `quantity`, `desc` for `description`: letters left out, the first one kept.
fn abbreviates(short: &str, long: &str) -> bool {
    let mut rest = long.chars();
    short.len() > 2
        && short.len() < long.len()
        && short.chars().next() == long.chars().next()
        && (long.starts_with(short) || short.chars().next_back() == long.chars().next_back())
        && short.chars().all(|letter| rest.any(|other| other == letter))
}

/// Letters to insert, remove, replace or swap with their neighbour.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (i, letter) in a.iter().enumerate() {
        let mut row = Vec::with_capacity(above.len());
        row.push(i.saturating_add(1));
        for (j, other) in b.iter().enumerate() {
            let at = |row: &[usize], j: usize| row.get(j).copied().unwrap_or(usize::MAX);
            let mut least = at(&above, j).saturating_add(usize::from(letter != other));
            least = least.min(at(&above, j.saturating_add(1)).saturating_add(1));
            least = least.min(at(&row, j).saturating_add(1));
            if let (Some(last_j), Some(last_i)) = (j.checked_sub(1), i.checked_sub(1))
                && b.get(last_j) == Some(letter)
                && a.get(last_i) == Some(other)
            {
                least = least.min(at(&before, last_j).saturating_add(1));
            }
            row.push(least);
        }
        before = std::mem::replace(&mut above, row);
    }
    above.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: &[&str] =
        &["sku", "quantity", "unit_price", "shipping_amt", "line_items", "corr", "id"];

    #[test]
    fn near_words_are_found() {
        for (name, word) in [
            ("qty", "quantity"),
            ("Quantity", "quantity"),
            ("quantiy", "quantity"),
            ("qauntity", "quantity"),
            ("unitPrice", "unit_price"),
            ("unit-price", "unit_price"),
            ("price", "unit_price"),
            ("product_sku", "sku"),
            ("shipping_amount", "shipping_amt"),
            ("shippingAmount", "shipping_amt"),
            ("items", "line_items"),
            ("cor", "corr"),
            ("skus", "sku"),
        ] {
            assert_eq!(nearest(name, KNOWN.iter().copied()), Some(word), "{name}");
        }
    }

    #[test]
    fn others_are_not() {
        for name in ["", "_", "x", "gift", "currency", "ids", "weight", "ID2", &"x".repeat(99)] {
            assert_eq!(nearest(name, KNOWN.iter().copied()), None, "{name}");
        }
    }

    #[test]
    fn swapped_neighbours_are_one_slip() {
        assert_eq!(distance("abcd", "abdc"), 1);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("kitten", "sitting"), 3);
    }
}
