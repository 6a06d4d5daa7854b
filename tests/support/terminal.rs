//! A command on a terminal that answers.

use std::fs::File;
use std::fs::OpenOptions;
use std::io::Read as _;
use std::io::Write as _;
use std::os::fd::OwnedFd;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;
use std::process::Command;
use std::process::Stdio;

use rustix::fs::OFlags;
use rustix::pty;

use super::Told;

/// Runs a command whose questions stand on a terminal, on which these answers are typed: its errors are what one sees there.
pub(crate) fn answered(mut command: Command, answers: &str) -> Told {
    let ours = pty::openpt(pty::OpenptFlags::RDWR | pty::OpenptFlags::NOCTTY).expect("a terminal");
    pty::grantpt(&ours).and_then(|()| pty::unlockpt(&ours)).expect("its other end");
    let name = pty::ptsname(&ours, Vec::new()).expect("its name");
    let path = Path::new(name.to_str().expect("UTF-8"));
    let flags = i32::try_from(OFlags::NOCTTY.bits()).expect("a flag");
    let mut options = OpenOptions::new();
    let theirs = options.read(true).write(true).custom_flags(flags).open(path);
    let theirs = theirs.expect("its other end opens");
    let end = || Stdio::from(OwnedFd::from(theirs.try_clone().expect("another hold of it")));
    let child = command.stdin(end()).stderr(end()).stdout(Stdio::piped()).spawn();
    let child = child.expect("the command starts");
    // The terminal ends with those who hold it.
    drop((command, theirs));
    let mut ours = File::from(ours);
    // Who asks for more than was expected is told that there is no more.
    ours.write_all(format!("{answers}\u{4}").as_bytes()).expect("the answers are typed");
    let (mut seen, mut part) = (Vec::new(), [0; 4096]);
    while let Ok(length @ 1..) = ours.read(&mut part) {
        seen.extend_from_slice(&part[..length]);
    }
    let told = child.wait_with_output().expect("the command ends");
    let text = |bytes| String::from_utf8(bytes).expect("it speaks UTF-8");
    Told { status: told.status.code(), output: text(told.stdout), errors: text(seen) }
}
