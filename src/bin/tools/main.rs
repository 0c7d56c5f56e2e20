//! Build-time tools of the package; no part of the app.
//!
//! - `styles`: joins `style/` into one sheet, before Trunk builds.
//! - `stamp`: turns Trunk's output into what is deployed: the app in its parts, service worker list,
//!   policy, compression.
//! - `size`: what the first load weighs, held against a budget.
//! - `serve`: serves the build as production does, on this machine or to a phone beside it.
//! - `headers`: the response headers in the form a server reads.

mod certificate;
mod files;
mod headers;
mod serve;
mod size;
mod split;
mod stamp;
mod styles;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

const USAGE: &str = "\
usage: tools styles
       tools stamp        (called by Trunk after a build)
       tools size    [--dist DIR] [--budget FILE]
       tools serve   [--dist DIR] [--port N] [--base /PATH/] [--https]
       tools headers netlify|nginx|caddy [--dist DIR] [--root DIR] [--port N]";

/// Why a tool stopped.
#[derive(Debug, thiserror::Error)]
enum ToolError {
    #[error("{USAGE}")]
    Usage,
    #[error("{}: {source}", path.display())]
    File {
        path: PathBuf,
        source: std::io::Error,
    },
    #[error("{} has no index.html: build first, with `make build`", .0.display())]
    NothingBuilt(PathBuf),
    #[error("{file} does not hold `{marker}` exactly once")]
    Marker {
        file: &'static str,
        marker: &'static str,
    },
    #[error("the app could not be split into its parts: {0}")]
    Split(String),
    #[error("{0} is set by Trunk, which calls this step; it is not set")]
    NotCalledByTrunk(&'static str),
    #[error("{}: {reason}", path.display())]
    Budget { path: PathBuf, reason: String },
    #[error("the first load weighs {actual} bytes, the budget is {budget}")]
    OverBudget { actual: u64, budget: u64 },
    #[error("port {0} is taken: stop the program that uses it, or choose another with PORT=n")]
    PortTaken(u16),
    #[error("the server stopped: {0}")]
    Server(std::io::Error),
    #[error("no certificate for the local network: {0}")]
    Certificate(#[from] rcgen::Error),
    #[error("this machine has no address in a local network")]
    NoLocalNetwork,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Result<(), ToolError> {
    let Some((tool, options)) = arguments.split_first() else {
        return Err(ToolError::Usage);
    };
    let dist = path_option(options, "--dist", "dist")?;
    match tool.as_str() {
        "styles" => styles::write(Path::new("style"), Path::new("target/styles/plumbline.css")),
        "stamp" => stamp::stamp_for_trunk(),
        "size" => size::report(
            &dist,
            &path_option(options, "--budget", "size-budget.toml")?,
        ),
        "serve" => serve::serve(&serve::Options {
            dist,
            port: port(options)?.unwrap_or(8080),
            base: option(options, "--base")?.unwrap_or("/").to_owned(),
            https: options.iter().any(|option| option == "--https"),
        }),
        "headers" => {
            let server = options.first().ok_or(ToolError::Usage)?;
            let server = headers::Server::parse(server).ok_or(ToolError::Usage)?;
            let place = headers::Place::default();
            let place = headers::Place {
                root: option(options, "--root")?.unwrap_or(place.root),
                port: port(options)?.unwrap_or(place.port),
            };
            let text = headers::written_for(server, &files::names(&dist)?, place);
            print!("{text}");
            Ok(())
        }
        _ => Err(ToolError::Usage),
    }
}

fn port(options: &[String]) -> Result<Option<u16>, ToolError> {
    option(options, "--port")?
        .map(|port| port.parse().map_err(|_| ToolError::Usage))
        .transpose()
}

fn path_option(options: &[String], name: &str, default: &str) -> Result<PathBuf, ToolError> {
    Ok(PathBuf::from(option(options, name)?.unwrap_or(default)))
}

/// The value after `name`; [`ToolError::Usage`] if there is none.
fn option<'a>(options: &'a [String], name: &str) -> Result<Option<&'a str>, ToolError> {
    let Some(at) = options.iter().position(|option| option == name) else {
        return Ok(None);
    };
    let value = options.get(at.saturating_add(1)).ok_or(ToolError::Usage)?;
    Ok(Some(value))
}
