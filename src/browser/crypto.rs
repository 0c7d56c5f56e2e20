//! Locks bytes with a passphrase: AES-256-GCM, its key by PBKDF2 with SHA-256 (`WebCrypto`).

use js_sys::{ArrayBuffer, JsString, Object, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::object::{member, object};

/// What key and cipher follow from, beside the passphrase. All of it may be known to anyone.
#[derive(Debug, Clone, Copy)]
pub struct Parameters<'a> {
    /// Rounds of PBKDF2.
    pub iterations: u32,
    /// Salt of PBKDF2.
    pub salt: &'a [u8],
    /// Initialisation vector of AES-GCM, never used twice with one key.
    pub nonce: &'a [u8],
    /// What is not secret but must not change either.
    pub authenticated: &'a [u8],
}

/// Why nothing was locked or unlocked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CryptoError {
    /// The platform has no `WebCrypto`, or keeps it from a page that is not secure.
    #[error("no encryption in this browser")]
    Unavailable,
    /// The passphrase is another, or the bytes were changed; the cipher cannot tell which.
    #[error("the passphrase does not open it")]
    DoesNotOpen,
}

/// `plain`, sealed, followed by the cipher's tag of 16 bytes.
///
/// # Errors
/// [`CryptoError::Unavailable`].
pub async fn lock(
    passphrase: &str,
    parameters: &Parameters<'_>,
    plain: &[u8],
) -> Result<Vec<u8>, CryptoError> {
    let subtle = subtle()?;
    let key = key(&subtle, passphrase, parameters, "encrypt").await?;
    let sealed = subtle
        .encrypt_with_object_and_u8_array(&cipher(parameters), &key, plain)
        .map_err(|_| CryptoError::Unavailable)?;
    bytes(sealed).await.ok_or(CryptoError::Unavailable)
}

/// What [`lock`] sealed.
///
/// # Errors
/// [`CryptoError`].
pub async fn unlock(
    passphrase: &str,
    parameters: &Parameters<'_>,
    sealed: &[u8],
) -> Result<Vec<u8>, CryptoError> {
    let subtle = subtle()?;
    let key = key(&subtle, passphrase, parameters, "decrypt").await?;
    let plain = subtle
        .decrypt_with_object_and_u8_array(&cipher(parameters), &key, sealed)
        .map_err(|_| CryptoError::Unavailable)?;
    bytes(plain).await.ok_or(CryptoError::DoesNotOpen)
}

async fn key(
    subtle: &web_sys::SubtleCrypto,
    passphrase: &str,
    parameters: &Parameters<'_>,
    usage: &str,
) -> Result<web_sys::CryptoKey, CryptoError> {
    let unavailable = |_| CryptoError::Unavailable;
    // Keyboards write an accented letter as one sign or as two; both must open the lock.
    let passphrase = String::from(JsString::from(passphrase).normalize("NFKC"));
    let words: Object = Uint8Array::from(passphrase.as_bytes()).into();
    let usages = |usage: &str| js_sys::Array::of1(&JsValue::from_str(usage));
    let imported = subtle
        .import_key_with_str("raw", &words, "PBKDF2", false, &usages("deriveKey"))
        .map_err(unavailable)?;
    let words: web_sys::CryptoKey = JsFuture::from(imported)
        .await
        .map_err(unavailable)?
        .unchecked_into();
    let derivation = object(&[
        ("name", "PBKDF2".into()),
        ("hash", "SHA-256".into()),
        ("iterations", parameters.iterations.into()),
        ("salt", Uint8Array::from(parameters.salt).into()),
    ]);
    let kind = object(&[("name", "AES-GCM".into()), ("length", 256.into())]);
    let derived = subtle
        .derive_key_with_object_and_object(&derivation, &words, &kind, false, &usages(usage))
        .map_err(unavailable)?;
    JsFuture::from(derived)
        .await
        .map(JsCast::unchecked_into)
        .map_err(unavailable)
}

fn cipher(parameters: &Parameters<'_>) -> Object {
    object(&[
        ("name", "AES-GCM".into()),
        ("iv", Uint8Array::from(parameters.nonce).into()),
        (
            "additionalData",
            Uint8Array::from(parameters.authenticated).into(),
        ),
        ("tagLength", 128.into()),
    ])
}

async fn bytes(promise: js_sys::Promise) -> Option<Vec<u8>> {
    let buffer: ArrayBuffer = JsFuture::from(promise).await.ok()?.dyn_into().ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

fn subtle() -> Result<web_sys::SubtleCrypto, CryptoError> {
    web_sys::window()
        .and_then(|window| window.crypto().ok())
        .and_then(|crypto| member(&crypto, "subtle"))
        .map(JsCast::unchecked_into)
        .ok_or(CryptoError::Unavailable)
}
