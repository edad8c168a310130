//! The command line of orderwire.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(orderwire::cli::main(std::env::args_os(), &|| false))
}
