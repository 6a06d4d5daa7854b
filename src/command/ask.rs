//! Questions on a terminal, for what the arguments leave out.
//!
//! Always holds: nothing is asked where nobody can answer; an answer that does not do is told why and asked again.

use std::io;
use std::io::BufRead;
use std::io::IsTerminal;
use std::io::Write;

/// Whether somebody is there: questions go to standard error, answers come from standard input.
pub(super) fn can_ask() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// Asks until the answer does; an empty answer takes the default. Nothing at the end of the input.
pub(super) fn ask<T>(
    question: &str,
    default: Option<&str>,
    read: impl Fn(&str) -> Result<T, String>,
) -> Option<T> {
    converse(&mut io::stdin().lock(), &mut io::stderr(), (question, default), read)
}

fn converse<T>(
    input: &mut impl BufRead,
    output: &mut impl Write,
    (question, default): (&str, Option<&str>),
    read: impl Fn(&str) -> Result<T, String>,
) -> Option<T> {
    loop {
        let shown = default.map(|default| format!(" [{default}]")).unwrap_or_default();
        write!(output, "{question}{shown}: ").ok()?;
        output.flush().ok()?;
        let mut line = String::new();
        if input.read_line(&mut line).ok()? == 0 {
            return None;
        }
        let answer = match line.trim() {
            "" => default.unwrap_or(""),
            answer => answer,
        };
        match read(answer) {
            Ok(value) => return Some(value),
            Err(why) => writeln!(output, "  {why}").ok()?,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::converse;

    #[test]
    fn a_wrong_answer_is_told_why_and_asked_again() {
        let mut told = Vec::new();
        let number = |answer: &str| answer.parse::<u8>().map_err(|_| "write a number".to_owned());
        let mut input = "many\n7\n".as_bytes();
        assert_eq!(converse(&mut input, &mut told, ("How many", None), number), Some(7));
        let told = String::from_utf8(told).expect("text");
        assert_eq!(told, "How many:   write a number\nHow many: ");
    }

    #[test]
    fn an_empty_answer_takes_the_default_and_the_end_of_the_input_ends_it() {
        let same = |answer: &str| Ok(answer.to_owned());
        let asked = ("Name", Some("Larkford"));
        let answer = converse(&mut "\n".as_bytes(), &mut Vec::new(), asked, same);
        assert_eq!(answer.as_deref(), Some("Larkford"));
        assert_eq!(converse(&mut "".as_bytes(), &mut Vec::new(), asked, same), None);
    }
}
