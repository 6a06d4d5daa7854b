//! Who may ask, and for what: this machine's own browser, for pages of this site.
//!
//! A page of another site can make a browser ask here, by an address that leads to loopback or by one of loopback itself. So
//! the host that was asked for must be loopback by its name, and a page that asks must be of this server.

use axum::http::HeaderMap;
use axum::http::Method;
use axum::http::StatusCode;
use axum::http::Uri;
use axum::http::header;

/// What was asked for, if it may be.
///
/// # Errors
/// With the status of the refusal.
pub(super) fn pass(
    method: &Method,
    uri: &Uri,
    headers: &HeaderMap,
    port: u16,
) -> Result<String, StatusCode> {
    if method != Method::GET && method != Method::HEAD {
        return Err(StatusCode::METHOD_NOT_ALLOWED);
    }
    let hosts: Vec<&str> = values(headers, header::HOST)?;
    let [host] = hosts[..] else { return Err(StatusCode::BAD_REQUEST) };
    let in_address = uri.authority().map(axum::http::uri::Authority::as_str);
    let is_foreign = |host: &str| !is_loopback(host, port);
    if is_foreign(host) || in_address.is_some_and(is_foreign) {
        return Err(StatusCode::FORBIDDEN);
    }
    let origins = values(headers, header::ORIGIN)?;
    let is_own =
        |origin: &&str| origin.strip_prefix("http://").is_some_and(|host| is_loopback(host, port));
    if !origins.iter().all(is_own) || is_of_another_site(headers) {
        return Err(StatusCode::FORBIDDEN);
    }
    decoded(uri.path()).ok_or(StatusCode::BAD_REQUEST)
}

/// All values of a header; what is no text is refused.
fn values(headers: &HeaderMap, name: header::HeaderName) -> Result<Vec<&str>, StatusCode> {
    let texts = headers.get_all(name).into_iter().map(|value| value.to_str());
    texts.collect::<Result<_, _>>().map_err(|_| StatusCode::BAD_REQUEST)
}

/// Whether a host and port are this server by the name of loopback.
fn is_loopback(host: &str, port: u16) -> bool {
    let (name, digits) = match host.rsplit_once(':') {
        Some((name, digits)) if !digits.ends_with(']') => (name, digits),
        _ => (host, "80"),
    };
    let is_name =
        ["localhost", "127.0.0.1", "[::1]"].iter().any(|own| name.eq_ignore_ascii_case(own));
    is_name && digits.parse() == Ok(port)
}

/// Whether a page of another site asks, as the browser itself says; a link that is followed is the reader's own wish.
fn is_of_another_site(headers: &HeaderMap) -> bool {
    let is = |name: &str, wanted: &[&str]| {
        headers.get(name).is_some_and(|value| wanted.iter().any(|one| value == one))
    };
    let is_other =
        headers.contains_key("sec-fetch-site") && !is("sec-fetch-site", &["same-origin", "none"]);
    let is_followed = is("sec-fetch-mode", &["navigate"]) && is("sec-fetch-dest", &["document"]);
    is_other && !is_followed
}

/// A path decoded, once. Nothing for one that no address of a site has.
fn decoded(path: &str) -> Option<String> {
    let path = percent_encoding::percent_decode_str(path).decode_utf8().ok()?;
    let is_sound = path.starts_with('/')
        && !path.contains(|c: char| c == '\\' || c.is_control())
        && !path.split('/').any(|part| part == "." || part == "..");
    is_sound.then(|| path.into_owned())
}
