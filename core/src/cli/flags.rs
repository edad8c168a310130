//! The options of the functions as flags: the same names in kebab case, the same words.

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches};

use crate::apportion::Method;
use crate::options::{MODES, ROUNDINGS, TOTALS, UNKNOWNS};
use crate::schema::Draft;
use crate::seam::{ON_EXCESS, TIES};
use crate::vendors::retailops::writeback::{BASES, PLACES, ROUND_ATS};

/// An option of a function.
pub(super) struct Flag {
    /// As the function calls it.
    name: &'static str,
    /// What stands for its value in the help.
    value: &'static str,
    /// Its values, where there is a list of them.
    words: fn() -> Vec<&'static str>,
    help: &'static str,
}

const fn flag(
    name: &'static str,
    value: &'static str,
    words: fn() -> Vec<&'static str>,
    help: &'static str,
) -> Flag {
    Flag { name, value, words, help }
}

fn any() -> Vec<&'static str> {
    Vec::new()
}

fn words<T>(choices: &[(&'static str, T)]) -> Vec<&'static str> {
    choices.iter().map(|(word, _)| *word).collect()
}

/// Where a payload names no currency.
pub(super) const MONEY: &[Flag] = &[
    flag(
        "currency",
        "CODE",
        any,
        "ISO 4217 code of the amounts, such as `USD`, where the payload names none",
    ),
    flag("scale", "DECIMALS", any, "Decimals of the currency, where no code is given"),
];

/// Options of `check` and its siblings, besides [`MONEY`].
pub(super) const CHECK: &[Flag] = &[
    flag(
        "mode",
        "MODE",
        || words(&MODES),
        "Take what real systems send, or hold the payload to the documented JSON types [default: lenient]",
    ),
    flag(
        "unknown",
        "WHAT",
        || words(&UNKNOWNS),
        "Say nothing of members that no document names, warn, or call them errors [default: keep]",
    ),
    flag(
        "totals",
        "LEVEL",
        || words(&TOTALS),
        "What a total is that does not add up [default: warning]",
    ),
    flag(
        "max_findings",
        "COUNT",
        any,
        "List so many findings of a payload and count the others [default: 100]",
    ),
    flag(
        "max_bytes",
        "BYTES",
        any,
        "The longest payload to read [default: 4 GiB, 64 MiB for a line of NDJSON]",
    ),
    flag(
        "max_depth",
        "LEVELS",
        any,
        "How deep arrays and objects may be nested, 128 at most [default: 128]",
    ),
    flag("max_lines", "COUNT", any, "How many elements a list may have [default: no limit]"),
];

/// Options of `diagnose`, besides those of `check`.
pub(super) const DIAGNOSE: &[Flag] =
    &[flag("max_repairs", "COUNT", any, "List so many repairs, the likeliest first [default: 10]")];

/// Options of `writeback`, besides those of `check`.
pub(super) const WRITEBACK: &[Flag] = &[
    flag(
        "place",
        "WHERE",
        || words(&PLACES),
        "Put amounts of the order on the lines, or into `values` [default: lines]",
    ),
    flag(
        "by",
        "WEIGHT",
        || words(&BASES),
        "Apportion shipping and discount by this [default: extended_price]",
    ),
    flag(
        "method",
        "METHOD",
        methods,
        "Hand out what rounding down leaves by this method [default: largest_remainder]",
    ),
    flag("unit_tax_scale", "DECIMALS", any, "Decimals of `unit_tax` [default: the currency's]"),
    flag(
        "round_at",
        "WHERE",
        || words(&ROUND_ATS),
        "Round the tax of an order-level `tax_pct` here [default: order]",
    ),
    flag("rounding", "HOW", || words(&ROUNDINGS), "Round tax like this [default: half_away]"),
];

/// Options of `apportion`, besides [`MONEY`].
pub(super) const APPORTION: &[Flag] = &[
    flag(
        "method",
        "METHOD",
        methods,
        "Hand out what rounding down leaves by this method [default: largest_remainder]",
    ),
    flag(
        "tie",
        "WHO",
        || words(&TIES),
        "Among equal remainders the larger weight comes first, or the earlier line [default: weight]",
    ),
    flag("step", "AMOUNT", any, "Every share is a multiple of this [default: one minor unit]"),
    flag("caps", "AMOUNT,…", any, "The largest share of each line"),
    flag(
        "on_excess",
        "WHAT",
        || words(&ON_EXCESS),
        "What becomes of an amount above the caps [default: error]",
    ),
    flag(
        "on_zero",
        "WHAT",
        any,
        "When all weights are zero: `error`, `equal`, or other weights `1,2,…` [default: error]",
    ),
];

/// Options of `json_schema`.
pub(super) const SCHEMA: &[Flag] = &[
    flag(
        "draft",
        "DRAFT",
        || Draft::ALL.map(Draft::name).to_vec(),
        "The version of JSON Schema [default: 2020-12]",
    ),
    flag(
        "mode",
        "MODE",
        || words(&MODES),
        "The types that lenient mode takes, or the documented ones [default: strict]",
    ),
];

const ALL: [&[Flag]; 6] = [MONEY, CHECK, DIAGNOSE, WRITEBACK, APPORTION, SCHEMA];

fn methods() -> Vec<&'static str> {
    Method::ALL.map(Method::name).to_vec()
}

fn kebab(name: &str) -> String {
    name.replace('_', "-")
}

/// The flags of some options.
pub(super) fn arguments(flags: &'static [Flag]) -> impl Iterator<Item = Arg> {
    flags.iter().map(|flag| {
        let words = (flag.words)();
        let argument = Arg::new(flag.name)
            .long(kebab(flag.name))
            .value_name(flag.value)
            .help(flag.help)
            .allow_hyphen_values(flag.value == "AMOUNT")
            .action(ArgAction::Set);
        match words.is_empty() {
            true => argument,
            false => argument.value_parser(PossibleValuesParser::new(words)),
        }
    })
}

/// What the user gave of some options, as the functions take them.
pub(super) fn pairs(
    matches: &ArgMatches,
    flags: impl IntoIterator<Item = &'static [Flag]>,
) -> Vec<(&'static str, &str)> {
    let flags = flags.into_iter().flatten();
    flags
        .filter_map(|flag| Some((flag.name, matches.get_one::<String>(flag.name)?.as_str())))
        .collect()
}

/// A message that names options, in the spelling of flags.
pub(super) fn spelled(message: &str) -> String {
    let names = ALL.into_iter().flatten().map(|flag| flag.name).chain(["kind"]);
    names.fold(message.to_owned(), |message, name| {
        message.replace(&format!("`{name}`"), &format!("`--{}`", kebab(name)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seam;

    /// The options that a function says it has.
    fn known(error: &str) -> Vec<String> {
        let (_, list) = error.split_once("the options are ").unwrap();
        let mut names: Vec<_> = list.replace("and ", "").split(", ").map(str::to_owned).collect();
        names.sort_unstable();
        names
    }

    fn names(flags: &[&[Flag]]) -> Vec<String> {
        let mut names: Vec<_> =
            flags.iter().copied().flatten().map(|flag| flag.name.to_owned()).collect();
        names.sort_unstable();
        names
    }

    #[test]
    fn every_option_is_a_flag() {
        let wrong = [("no_such_option", "")];
        let kind = "onward.update_order.request";
        let error = seam::check(kind, "{}".into(), &wrong).unwrap_err();
        assert_eq!(names(&[CHECK, MONEY]), known(&error.to_string()));
        let error = seam::diagnose(kind, "{}".into(), &wrong).unwrap_err();
        assert_eq!(names(&[CHECK, MONEY, DIAGNOSE]), known(&error.to_string()));
        let error = seam::writeback("{}".into(), "{}".into(), &wrong).unwrap_err();
        let mut flags = names(&[CHECK, MONEY, WRITEBACK]);
        flags.push("kind".to_owned());
        flags.sort_unstable();
        assert_eq!(flags, known(&error.to_string()));
        let error = seam::apportion(crate::Money::Units(1), &[], &wrong).unwrap_err();
        assert_eq!(names(&[APPORTION, MONEY]), known(&error.to_string()));
        let error = seam::json_schema(kind, "2020-12", &wrong).unwrap_err();
        assert!(error.to_string().ends_with("the only option is mode"));
        assert_eq!(names(&[SCHEMA]), ["draft", "mode"]);
    }

    #[test]
    fn messages_name_flags() {
        let error = seam::check("onward.update_order.request", "".into(), &[("max_findings", "x")]);
        let message = spelled(&error.unwrap_err().to_string());
        assert_eq!(message, "`--max-findings` is `x`; it is a whole number from 0");
    }
}
