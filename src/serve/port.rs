//! A port on loopback: the one that is wished for, else the next that is free.

use std::io;
use std::net::Ipv4Addr;
use std::net::TcpListener;

use super::Port;

/// How many ports are tried.
const TRIES: u16 = 50;

/// Takes a port.
///
/// # Errors
/// When none of those that are tried is free.
pub(super) fn bind(wished: u16) -> io::Result<(TcpListener, Port)> {
    let mut tried = wished;
    loop {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, tried)) {
            Ok(socket) => {
                let port = if tried == wished { Port::AsWished } else { Port::Another };
                return Ok((socket, port));
            }
            Err(error) => {
                let is_taken = matches!(
                    error.kind(),
                    io::ErrorKind::AddrInUse | io::ErrorKind::PermissionDenied
                );
                let next = tried.checked_add(1).filter(|next| next - wished < TRIES);
                tried = next.filter(|_| is_taken).ok_or(error)?;
            }
        }
    }
}
