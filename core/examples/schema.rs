//! Prints the JSON Schema of a kind: `cargo run -p orderwire --example schema -- KIND`.

use orderwire::schema::{Draft, json_schema};
use orderwire::{Error, Kind, Mode};

fn main() -> Result<(), Error> {
    let kind = Kind::named(&std::env::args().nth(1).unwrap_or_default())?;
    print!("{}", json_schema(kind, Draft::Draft202012, Mode::Lenient));
    Ok(())
}
