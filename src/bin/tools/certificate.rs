//! A self-made certificate, so that a phone in the local network gets a secure context.

use std::net::{IpAddr, Ipv4Addr, UdpSocket};
use std::path::Path;

use rcgen::{CertificateParams, DnType, KeyPair};

use crate::{ToolError, files};

/// Kept between runs, so that a phone asks only once.
const FOLDER: &str = "certificates";

/// Certificate and key, PEM.
pub(crate) struct Identity {
    pub(crate) certificate: Vec<u8>,
    pub(crate) key: Vec<u8>,
}

/// The identity for `address`, made at the first call.
pub(crate) fn identity(address: IpAddr) -> Result<Identity, ToolError> {
    let certificate = Path::new(FOLDER).join(format!("{address}.pem"));
    let key = Path::new(FOLDER).join(format!("{address}.key.pem"));
    if !(certificate.exists() && key.exists()) {
        let names = vec![address.to_string(), "localhost".to_owned()];
        let mut params = CertificateParams::new(names)?;
        params
            .distinguished_name
            .push(DnType::CommonName, "Plumbline on the local network");
        let pair = KeyPair::generate()?;
        let signed = params.self_signed(&pair)?;
        files::write(&key, pair.serialize_pem().as_bytes())?;
        files::write(&certificate, signed.pem().as_bytes())?;
    }
    Ok(Identity {
        certificate: files::read(&certificate)?,
        key: files::read(&key)?,
    })
}

/// The address at which this machine is seen in the local network.
///
/// Connecting a datagram socket sends nothing; it only asks the system which way it would go.
pub(crate) fn local_address() -> Result<IpAddr, ToolError> {
    /// Any address outside this machine: RFC 5737 keeps this one for documentation.
    const ELSEWHERE: (Ipv4Addr, u16) = (Ipv4Addr::new(192, 0, 2, 1), 9);

    UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0))
        .and_then(|socket| {
            socket.connect(ELSEWHERE)?;
            socket.local_addr()
        })
        .map(|local| local.ip())
        .map_err(|_| ToolError::NoLocalNetwork)
}
