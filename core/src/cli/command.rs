//! The commands and what they take, as clap knows them.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, ValueParser};
use clap::{Arg, ArgAction, ArgMatches, Command, ValueHint, value_parser};
use clap_complete::Shell;

use super::console::{COLORS, Color, Manner};
use super::flags::{self, APPORTION, CHECK, DIAGNOSE, Flag, MONEY, SCHEMA, WRITEBACK};
use super::stop::Stop;
use crate::finding::Severity;
use crate::kind::Kind;

/// What stands below every help text.
const EXIT_CODES: &str = "\
Exit codes:
  0  clean: no finding counts as a failure
  1  findings, or a computation that has no result
  2  a wrong command line, or a file that cannot be read or written";

const NAME: &str = "orderwire";

/// All of it.
pub(super) fn command() -> Command {
    let commands = [
        checking(
            "check",
            "Say what is wrong with payloads, and where",
            &[CHECK, MONEY],
            &["full", "concise", "json", "ndjson", "sarif", "github", "junit"],
            "  orderwire check order.json\n  \
             orderwire check --kind onward.update_order.request --mode strict orders.ndjson\n  \
             curl -s https://shop.example/order/7 | orderwire check --format sarif -",
        )
        .arg(
            severity("fail_on", "Exit with 1 where a finding is at least this severe")
                .default_value("error"),
        )
        .arg(
            severity("severity", "Show findings that are at least this severe")
                .default_value("info")
                .help_heading("Printing")
                .display_order(201),
        ),
        checking(
            "totals",
            "Show what the amounts of payloads add up to",
            &[CHECK, MONEY],
            &["full", "json", "ndjson"],
            "  orderwire totals order.json\n  orderwire totals --format json order.json",
        ),
        checking(
            "diagnose",
            "Find the smallest repairs that make totals right",
            &[CHECK, MONEY, DIAGNOSE],
            &["full", "json", "ndjson"],
            "  orderwire diagnose --max-repairs 3 order.json",
        ),
        checking(
            "detect",
            "Rank the kinds that payloads may be of",
            &[],
            &["full", "json", "ndjson"],
            "  orderwire detect order.json",
        ),
        printing(
            "writeback",
            "Compute the exact answer to an order that RetailOps changed",
            &[WRITEBACK, CHECK, MONEY],
            "  orderwire writeback order.json --facts facts.json --explain",
        )
        .arg(
            Arg::new("request")
                .value_name("REQUEST")
                .required(true)
                .value_parser(value_parser!(PathBuf))
                .value_hint(ValueHint::FilePath)
                .help("The request, a file, or `-` for stdin"),
        )
        .arg(
            Arg::new("facts")
                .long("facts")
                .value_name("FILE")
                .required(true)
                .value_parser(value_parser!(PathBuf))
                .value_hint(ValueHint::FilePath)
                .help("What the store knows: currency, tax, accepted quantities; JSON"),
        )
        .arg(kind())
        .arg(explain("Say where each amount came from, on stderr")),
        printing(
            "apportion",
            "Share an amount over lines by weight, to the cent",
            &[APPORTION, MONEY],
            "  orderwire apportion 10.00 33.33 33.33 33.33 --currency USD\n  \
             orderwire apportion 1500 2200 1400 4300 --method cumulative --explain\n\n\
             Without `--currency` and `--scale` the amount, `--step` and `--caps` are whole minor \
             units, such as cents.",
        )
        .allow_negative_numbers(true)
        .arg(Arg::new("total").value_name("TOTAL").required(true).help("The amount to share"))
        .arg(
            Arg::new("weights")
                .value_name("WEIGHT")
                .required(true)
                .action(ArgAction::Append)
                .num_args(1..)
                .help("A weight for each line, such as its price"),
        )
        .arg(format(&["full", "json"]))
        .arg(explain("Say how each share came about; with `--format json` the whole trace")),
        printing(
            "schema",
            "Print the JSON Schema of a kind",
            &[SCHEMA],
            "  orderwire schema onward.update_order.request --draft draft-07",
        )
        .arg(
            Arg::new("kind")
                .value_name("KIND")
                .required(true)
                .value_parser(kinds())
                .hide_possible_values(true)
                .help("A kind; `orderwire kinds` lists them"),
        ),
        printing(
            "openapi",
            "Print the OpenAPI document of all vendors",
            &[],
            "  orderwire openapi --output openapi.json",
        ),
        printing(
            "explain",
            "Say what the code of a finding means, or list all codes",
            &[],
            "  orderwire explain total.grand_total",
        )
        .arg(Arg::new("code").value_name("CODE").help("A code; without one all are listed"))
        .arg(format(&["full", "json"])),
        printing("kinds", "List the kinds of payloads", &[], "  orderwire kinds --format json")
            .arg(format(&["full", "json"])),
        printing(
            "completions",
            "Print what completes the commands in a shell",
            &[],
            "  orderwire completions bash > ~/.local/share/bash-completion/completions/orderwire",
        )
        .arg(
            Arg::new("shell")
                .value_name("SHELL")
                .required(true)
                .value_parser(value_parser!(Shell))
                .help("The shell"),
        ),
    ];
    Command::new(NAME)
        .version(env!("CARGO_PKG_VERSION"))
        .about("Checks, totals and answers order-update payloads, exact to the cent")
        .after_help(format!(
            "Examples:\n  orderwire check order.json\n  orderwire totals order.json\n\n{EXIT_CODES}"
        ))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommands(commands)
}

/// A command that prints.
fn printing(
    name: &'static str,
    about: &'static str,
    flags: &[&'static [Flag]],
    example: &str,
) -> Command {
    let color = Arg::new("color")
        .long("color")
        .value_name("WHEN")
        .value_parser(PossibleValuesParser::new(COLORS.map(|(word, _)| word)))
        .default_value("auto")
        .help("Colours; `auto` on a terminal, unless `NO_COLOR` is set");
    let width = Arg::new("width")
        .long("width")
        .value_name("COLUMNS")
        .value_parser(value_parser!(u16).range(20..=1000))
        .help("How many columns to fill, 20 to 1000 [default: the terminal's, else 100]");
    let quiet = Arg::new("quiet")
        .short('q')
        .long("quiet")
        .action(ArgAction::SetTrue)
        .help("No notes and no progress on stderr");
    let output = Arg::new("output")
        .short('o')
        .long("output")
        .value_name("FILE")
        .value_parser(value_parser!(PathBuf))
        .value_hint(ValueHint::FilePath)
        .help("Write to a file, which appears when all is written, instead of stdout");
    Command::new(name)
        .about(about)
        .after_help(format!("Examples:\n{example}\n\n{EXIT_CODES}"))
        .args(
            flags
                .iter()
                .flat_map(|flags| flags::arguments(flags))
                .map(|argument| argument.help_heading("Rules").display_order(100)),
        )
        .args(
            [output, color, width, quiet]
                .map(|argument| argument.help_heading("Printing").display_order(300)),
        )
}

/// A command that takes payloads.
fn checking(
    name: &'static str,
    about: &'static str,
    flags: &[&'static [Flag]],
    formats: &'static [&'static str],
    example: &str,
) -> Command {
    let command = printing(name, about, flags, example)
        .arg(
            Arg::new("files")
                .value_name("FILE")
                .action(ArgAction::Append)
                .num_args(0..)
                .value_parser(value_parser!(PathBuf))
                .value_hint(ValueHint::FilePath)
                .help("Files, or `-` for stdin; stdin where none is named"),
        )
        .arg(format(formats))
        .arg(
            Arg::new("ndjson")
                .long("ndjson")
                .action(ArgAction::SetTrue)
                .help("Each line is a payload, as it is in files named `*.ndjson` and `*.jsonl`"),
        );
    if name == "detect" { command } else { command.arg(kind()) }
}

fn kind() -> Arg {
    Arg::new("kind")
        .long("kind")
        .short('k')
        .value_name("KIND")
        .value_parser(kinds())
        .hide_possible_values(true)
        .help("What the payloads are; `orderwire kinds` lists the kinds [default: told by the members]")
}

fn kinds() -> ValueParser {
    PossibleValuesParser::new(Kind::all().map(Kind::name)).into()
}

fn format(formats: &'static [&'static str]) -> Arg {
    Arg::new("format")
        .long("format")
        .short('f')
        .value_name("FORMAT")
        .value_parser(PossibleValuesParser::new(formats))
        .default_value("full")
        .help_heading("Printing")
        .display_order(200)
        .help("How it is printed")
}

fn explain(help: &'static str) -> Arg {
    Arg::new("explain").long("explain").action(ArgAction::SetTrue).help(help)
}

const NEVER: &str = "never";
const SEVERITIES: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Info];

fn severity(name: &'static str, help: &'static str) -> Arg {
    let never = (name == "fail_on").then_some(NEVER);
    Arg::new(name)
        .long(name.replace('_', "-"))
        .value_name("SEVERITY")
        .value_parser(PossibleValuesParser::new(
            SEVERITIES.map(Severity::as_str).into_iter().chain(never),
        ))
        .help(help)
}

/// The severity that was given; nothing for `never`.
pub(super) fn chosen_severity(matches: &ArgMatches, name: &str) -> Option<Severity> {
    SEVERITIES.into_iter().find(|severity| severity.as_str() == word(matches, name))
}

/// The word that an argument with a list of words has.
pub(super) fn word<'m>(matches: &'m ArgMatches, name: &str) -> &'m str {
    matches.get_one::<String>(name).map_or("", String::as_str)
}

/// The kind that was named.
pub(super) fn named_kind(matches: &ArgMatches) -> Result<Option<Kind>, Stop> {
    // `detect` has no such flag.
    let name = matches.try_get_one::<String>("kind").ok().flatten();
    Ok(name.map(|name| Kind::named(name)).transpose()?)
}

/// What the user said about printing.
pub(super) fn manner(matches: &ArgMatches) -> Manner {
    let word = word(matches, "color");
    let color = COLORS.into_iter().find(|(known, _)| *known == word);
    Manner {
        color: color.map_or(Color::Auto, |(_, color)| color),
        width: matches.get_one::<u16>("width").map(|width| usize::from(*width)),
        quiet: matches.get_flag("quiet"),
    }
}
