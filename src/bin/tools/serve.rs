//! Serves a build as production does: same headers, types and compressed copies.

use std::io::ErrorKind;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::header::CACHE_CONTROL;
use axum::http::{HeaderName, HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse as _, Response};
use axum_server::tls_rustls::RustlsConfig;
use qrcode::QrCode;
use qrcode::render::unicode::Dense1x2;
use tower::ServiceExt as _;
use tower_http::services::ServeDir;

use crate::{ToolError, certificate, headers};

/// Where the local network is served, next to the HTTP port.
const HTTPS_PORT_OFFSET: u16 = 363;

pub(crate) struct Options {
    pub(crate) dist: PathBuf,
    /// 0 takes any free port.
    pub(crate) port: u16,
    /// The path the build is served under, with its slashes: `/` or `/plumbline/`.
    pub(crate) base: String,
    /// Also serve the local network, over TLS.
    pub(crate) https: bool,
}

/// Serves until the process ends.
pub(crate) fn serve(options: &Options) -> Result<(), ToolError> {
    if !options.dist.join("index.html").exists() {
        return Err(ToolError::NothingBuilt(options.dist.clone()));
    }
    let runtime = tokio::runtime::Runtime::new().map_err(ToolError::Server)?;
    runtime.block_on(run(options))
}

async fn run(options: &Options) -> Result<(), ToolError> {
    let app = router(options);
    let listener = listen(Ipv4Addr::LOCALHOST.into(), options.port)?;
    let port = listener.local_addr().map_err(ToolError::Server)?.port();
    println!("Plumbline is at http://localhost:{port}{}", options.base);

    let here = axum_server::from_tcp(listener)
        .map_err(ToolError::Server)?
        .serve(app.clone().into_make_service());
    if !options.https {
        return here.await.map_err(ToolError::Server);
    }

    let address = certificate::local_address()?;
    let listener = listen(
        Ipv4Addr::UNSPECIFIED.into(),
        port.saturating_add(HTTPS_PORT_OFFSET),
    )?;
    let port = listener.local_addr().map_err(ToolError::Server)?.port();
    let identity = certificate::identity(address)?;
    // Fails only if a provider is there already, which is as good.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let tls = RustlsConfig::from_pem(identity.certificate, identity.key)
        .await
        .map_err(ToolError::Server)?;
    announce(&format!("https://{address}:{port}{}", options.base));

    let network = axum_server::from_tcp_rustls(listener, tls)
        .map_err(ToolError::Server)?
        .serve(app.into_make_service());
    tokio::try_join!(here, network).map_err(ToolError::Server)?;
    Ok(())
}

fn listen(address: IpAddr, port: u16) -> Result<TcpListener, ToolError> {
    let listener =
        TcpListener::bind(SocketAddr::new(address, port)).map_err(|error| match error.kind() {
            ErrorKind::AddrInUse => ToolError::PortTaken(port),
            _ => ToolError::Server(error),
        })?;
    listener.set_nonblocking(true).map_err(ToolError::Server)?;
    Ok(listener)
}

/// Prints the address for a phone, also as a QR code for its camera.
fn announce(address: &str) {
    println!("\nOn a phone in the same network: {address}");
    println!("It warns of the self-made certificate; go on from there. The sensors work, but most");
    println!("browsers keep no offline copy on such an address: for that, use a real host.\n");
    // A code for an address this short always fits; without it the address above is enough.
    if let Ok(code) = QrCode::new(address) {
        // Terminals are mostly dark: the quiet zone must be the light one.
        let picture = code
            .render::<Dense1x2>()
            .dark_color(Dense1x2::Light)
            .light_color(Dense1x2::Dark)
            .build();
        println!("{picture}");
    }
}

/// The build's files under a base path.
#[derive(Clone)]
struct Site {
    files: ServeDir,
    base: String,
}

fn router(options: &Options) -> Router {
    let files = ServeDir::new(&options.dist)
        .precompressed_br()
        .precompressed_gzip();
    let base = options.base.clone();
    Router::new()
        .fallback(answer)
        .with_state(Site { files, base })
}

async fn answer(State(site): State<Site>, mut request: Request) -> Response {
    let Some(name) = request.uri().path().strip_prefix(&site.base) else {
        return (
            StatusCode::NOT_FOUND,
            format!("The app is at {}\n", site.base),
        )
            .into_response();
    };
    let name = name.to_owned();
    match Uri::try_from(format!("/{name}")) {
        Ok(inside) => *request.uri_mut() = inside,
        Err(_) => return StatusCode::BAD_REQUEST.into_response(),
    }
    let mut response = match site.files.oneshot(request).await {
        Ok(response) => response.into_response(),
        Err(never) => match never {},
    };
    // A missing file must not be remembered as missing.
    let cache = match response.status() {
        StatusCode::OK | StatusCode::NOT_MODIFIED => headers::cache_control(&name),
        _ => headers::cache_control(""),
    };
    let sent = response.headers_mut();
    sent.insert(CACHE_CONTROL, HeaderValue::from_static(cache));
    for (name, value) in headers::common() {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            sent.insert(name, value);
        }
    }
    response
}
