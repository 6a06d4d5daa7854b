//! How much the build of the first site costs: `cargo bench --bench site`.
//!
//! Each round builds the whole site into a fresh folder and copies that folder with plain reads and writes, on the same
//! file system and in turn, so that a busy machine slows both. Printed are medians of wall time and of the CPU time of all
//! threads, and the ratio to the copy.
#![expect(clippy::disallowed_methods, reason = "a benchmark reads the clock and the disk")]
#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]
#![expect(clippy::expect_used, reason = "a benchmark that cannot run says so by failing")]

use std::fs;
use std::path::Path;
use std::time::Duration;
use std::time::Instant;

use rustix::time::ClockId;
use rustix::time::clock_gettime;

const ROUNDS: usize = 21;

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let scratch = tempfile::tempdir_in(root.join("target")).expect("a scratch folder");
    let (mut builds, mut checks, mut copies) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        let output = scratch.path().join(format!("site-{round}"));
        let copied = scratch.path().join(format!("copy-{round}"));
        checks.push(timed(|| jubilee("check", root, None)));
        builds.push(timed(|| jubilee("build", root, Some(&output))));
        copies.push(timed(|| copy(&output, &copied)));
    }
    let [build, check, copy] = [builds, checks, copies].map(median);
    println!("median of {ROUNDS}      wall       cpu");
    for (name, cost) in [("build", build), ("check", check), ("copy of the output", copy)] {
        println!("{name:<18} {:>7.1} ms {:>6.1} ms", millis(cost.wall), millis(cost.cpu));
    }
    println!(
        "build / copy       {:>7.1} ×  {:>6.1} ×",
        ratio(build.wall, copy.wall),
        ratio(build.cpu, copy.cpu)
    );
}

#[derive(Clone, Copy)]
struct Cost {
    wall: Duration,
    cpu: Duration,
}

fn timed(work: impl FnOnce()) -> Cost {
    let (wall, cpu) = (Instant::now(), cpu_time());
    work();
    Cost { wall: wall.elapsed(), cpu: cpu_time().saturating_sub(cpu) }
}

/// The CPU time that all threads of this process have used.
fn cpu_time() -> Duration {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    let part = |number: i64| u64::try_from(number).unwrap_or(0);
    Duration::from_secs(part(time.tv_sec)) + Duration::from_nanos(part(time.tv_nsec))
}

fn median(mut costs: Vec<Cost>) -> Cost {
    let middle = costs.len() / 2;
    costs.sort_by_key(|cost| cost.wall);
    let wall = costs[middle].wall;
    costs.sort_by_key(|cost| cost.cpu);
    Cost { wall, cpu: costs[middle].cpu }
}

fn jubilee(command: &str, root: &Path, output: Option<&Path>) {
    let mut arguments = vec!["jubilee".into(), command.into(), "--root".into(), root.into()];
    arguments.extend(output.into_iter().flat_map(|output| ["--output".into(), output.into()]));
    let outcome = jubilee::command::run(arguments).expect("the command line is right");
    assert_eq!(outcome.status.code(), 0, "{}", outcome.errors);
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir(to).expect("a folder");
    for entry in fs::read_dir(from).expect("the output") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), &target).expect("a copy");
        }
    }
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn ratio(a: Duration, b: Duration) -> f64 {
    a.as_secs_f64() / b.as_secs_f64()
}
