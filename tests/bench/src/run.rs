//! All measurements in order, each to its figures.

use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use anyhow::Result;
use course::source::Source;

use crate::{
    corpus::{self, Plan},
    desk,
    figures::Figure,
    lesson,
    measure::{Times, ratio, shown},
    process::{self, Window},
    read, save, search,
};

/// How much to measure.
#[derive(Debug, Clone, Copy)]
pub struct Sizes {
    pub lessons: usize,
    /// Installed when the window is started.
    pub lessons_at_start: usize,
    pub reads: usize,
    pub lints: usize,
    pub opens: usize,
    pub questions: usize,
    pub saves: usize,
    pub starts: usize,
}

impl Sizes {
    pub const FULL: Self = Self {
        lessons: 10_000,
        lessons_at_start: 500,
        reads: 3,
        lints: 2,
        opens: 3_000,
        questions: 300,
        saves: 400,
        starts: 15,
    };
    pub const QUICK: Self = Self {
        lessons: 500,
        lessons_at_start: 100,
        reads: 3,
        lints: 1,
        opens: 500,
        questions: 60,
        saves: 100,
        starts: 5,
    };
}

/// What was built to be measured, and where there is room.
#[derive(Debug, Clone)]
pub struct Built {
    pub app: PathBuf,
    pub floor: PathBuf,
    pub vpa: PathBuf,
    pub installer: Option<PathBuf>,
    /// An empty folder.
    pub work: PathBuf,
}

/// Measures everything; `say` is told what is being done.
///
/// # Errors
/// When something that is measured does not work.
pub async fn run(sizes: &Sizes, built: &Built, say: &mut impl FnMut(&str)) -> Result<Vec<Figure>> {
    let mut figures = windows(sizes, built, say).await?;
    say("the corpus");
    let plain = corpus::source(&Plan { lessons: sizes.lessons, highlighted: false });
    say("reading files");
    figures.push(reading(sizes, &plain));
    drop(plain);
    let source = corpus::source(&Plan { lessons: sizes.lessons, highlighted: true });
    say("vpa lint");
    figures.push(lint(sizes, built, &source)?);
    say("packing and installing");
    let edition = built.work.join("large.edition");
    desk::pack_edition(&source, &edition)?;
    drop(source);
    figures.extend(use_cases(sizes, built, edition, say).await?);
    figures.extend(built.installer.as_deref().map(installer).transpose()?);
    Ok(figures)
}

async fn windows(sizes: &Sizes, built: &Built, say: &mut impl FnMut(&str)) -> Result<Vec<Figure>> {
    say("starting windows");
    let (data, edition) = (built.work.join("learner"), built.work.join("small.edition"));
    let source = corpus::source(&Plan { lessons: sizes.lessons_at_start, highlighted: true });
    desk::pack_edition(&source, &edition)?;
    let academy = desk::open(data.clone(), edition.clone()).await;
    desk::begin(&academy, 5).await?;
    academy.close().await;
    let window = |program: &Path, name: &str, arguments: &[&Path]| -> Result<Window> {
        let home = built.work.join(name);
        fs::create_dir_all(&home)?;
        let arguments = arguments.iter().map(|argument| argument.display().to_string()).collect();
        Ok(Window { program: program.to_owned(), arguments, home })
    };
    let app =
        window(&built.app, "home-app", &[Path::new("--data"), &data, Path::new("--edition"), &edition])?;
    let floor = window(&built.floor, "home-floor", &[])?;
    // The first start of each makes its folders.
    app.time_to_ready()?;
    floor.time_to_ready()?;
    let mut figures = vec![start(sizes, &app, &floor, false)?];
    if process::drop_caches() {
        figures.push(start(sizes, &app, &floor, true)?);
    }
    figures.push(memory(sizes, &app, &floor)?);
    Ok(figures)
}

fn start(sizes: &Sizes, app: &Window, floor: &Window, cold: bool) -> Result<Figure> {
    let (mut ours, mut least) = (Times::default(), Times::default());
    let rounds = if cold { sizes.starts.div_ceil(3) } else { sizes.starts };
    for _ in 0..rounds {
        for (window, times) in [(floor, &mut least), (app, &mut ours)] {
            if cold {
                process::drop_caches();
            }
            times.push(window.time_to_ready()?);
        }
    }
    let cache = if cold { "nothing in the system's cache of files" } else { "files in the system's cache" };
    Ok(Figure {
        what: format!(
            "Start of a fresh process to a usable first screen, {} lessons installed, {cache}",
            sizes.lessons_at_start
        ),
        target: "1.25 x the smallest Tauri window".to_owned(),
        measured: format!(
            "{:.2} x ({} to {}; median of {rounds}; best {} to {})",
            ratio(ours.median(), least.median()),
            shown(ours.median()),
            shown(least.median()),
            shown(ours.shortest()),
            shown(least.shortest()),
        ),
        value: ratio(ours.median(), least.median()),
        most: 1.25,
    })
}

fn memory(sizes: &Sizes, app: &Window, floor: &Window) -> Result<Figure> {
    const SETTLE: Duration = Duration::from_secs(4);
    let (mut ours, mut least) = (Vec::new(), Vec::new());
    for _ in 0..3 {
        least.push(floor.memory(SETTLE)?);
        ours.push(app.memory(SETTLE)?);
    }
    ours.sort_unstable();
    least.sort_unstable();
    let (ours, least) = (ours[1] as f64 / 1024.0, least[1] as f64 / 1024.0);
    Ok(Figure {
        what: format!(
            "Memory (PSS) of all processes at the first screen, {} lessons installed",
            sizes.lessons_at_start
        ),
        target: "1.3 x the smallest Tauri window".to_owned(),
        measured: format!("{:.2} x ({ours:.0} MiB to {least:.0} MiB; median of 3)", ours / least),
        value: ours / least,
        most: 1.3,
    })
}

fn reading(sizes: &Sizes, source: &Source) -> Figure {
    let mut all = read::Compared::default();
    for _ in 0..sizes.reads {
        let one = read::compare(source);
        all.bytes += one.bytes;
        all.ours += one.ours;
        all.bare += one.bare;
    }
    let value = ratio(all.ours.cpu, all.bare.cpu);
    let speed = |time: Duration| all.bytes as f64 / 1e6 / time.as_secs_f64();
    Figure {
        what: format!(
            "{} lessons in both languages to model, diagnostics and HTML, one thread, no highlighting of code",
            sizes.lessons
        ),
        target: "4 x pulldown-cmark alone".to_owned(),
        measured: format!(
            "{value:.2} x of processor time ({:.2} x by the clock; {:.0} MB/s to {:.0} MB/s, {:.0} MB)",
            ratio(all.ours.wall, all.bare.wall),
            speed(all.ours.cpu),
            speed(all.bare.cpu),
            all.bytes as f64 / 1e6 / sizes.reads as f64,
        ),
        value,
        most: 4.0,
    }
}

fn lint(sizes: &Sizes, built: &Built, source: &Source) -> Result<Figure> {
    let folder = built.work.join("content");
    corpus::write(source, &folder)?;
    let (mut wall, mut cpu) = (Times::default(), Times::default());
    for _ in 0..sizes.lints {
        let (clock, processor) = process::run(&built.vpa, &["lint", &folder.display().to_string()])?;
        wall.push(clock);
        cpu.push(processor);
    }
    fs::remove_dir_all(folder)?;
    Ok(Figure {
        what: format!("`vpa lint` over {} lessons in both languages", sizes.lessons),
        target: "20 s".to_owned(),
        measured: format!(
            "{} ({} of processor time; best of {})",
            shown(wall.shortest()),
            shown(cpu.shortest()),
            sizes.lints
        ),
        value: wall.shortest().as_secs_f64(),
        most: 20.0,
    })
}

async fn use_cases(
    sizes: &Sizes,
    built: &Built,
    edition: PathBuf,
    say: &mut impl FnMut(&str),
) -> Result<Vec<Figure>> {
    let start = std::time::Instant::now();
    let academy = desk::open(built.work.join("large"), edition).await;
    say(&format!("installed in {}", shown(start.elapsed())));
    desk::begin(&academy, 20).await?;
    say("opening lessons");
    let mut opened = lesson::measure(&academy, sizes.lessons, sizes.opens / 2).await?;
    desk::read_in(&academy, "en").await?;
    opened.extend(lesson::measure(&academy, sizes.lessons, sizes.opens / 2).await?);
    desk::read_in(&academy, "id").await?;
    say("searching");
    let questions = search::questions(sizes.lessons, sizes.questions);
    let found = search::measure(&academy, &questions).await?;
    say("saving");
    let saved = save::compare(&academy, &built.work, sizes.saves).await?;
    academy.close().await;
    let lessons = sizes.lessons;
    Ok(vec![
        most_of(format!("`lesson.open`, {lessons} lessons installed"), &opened, 10),
        most_of(format!("`search.query` at every letter typed, {lessons} lessons installed"), &found, 25),
        beside("`lesson.answer`, on the disk when it answers", &saved.lesson, &saved.bare),
        beside("`attempt.answer`, on the disk when it answers", &saved.attempt, &saved.bare),
    ])
}

/// Ninety-nine of a hundred within so many milliseconds.
fn most_of(what: String, times: &Times, most: u32) -> Figure {
    Figure {
        what,
        target: format!("{most} ms in 99 of 100"),
        measured: format!(
            "{} in 99 of 100 (median {}, longest {}, {} times)",
            shown(times.percentile(99)),
            shown(times.median()),
            shown(times.longest()),
            times.count(),
        ),
        value: times.percentile(99).as_secs_f64() * 1e3,
        most: f64::from(most),
    }
}

fn beside(what: &str, times: &Times, bare: &Times) -> Figure {
    let value = ratio(times.median(), bare.median());
    Figure {
        what: what.to_owned(),
        target: "2 x a commit of one row".to_owned(),
        measured: format!(
            "{value:.2} x ({} to {}; medians of {}, by turns)",
            shown(times.median()),
            shown(bare.median()),
            times.count(),
        ),
        value,
        most: 2.0,
    }
}

fn installer(file: &Path) -> Result<Figure> {
    let megabytes = fs::metadata(file)?.len() as f64 / 1e6;
    Ok(Figure {
        what: "Installer for Debian, with the curriculum".to_owned(),
        target: "15 MB".to_owned(),
        measured: format!("{megabytes:.1} MB"),
        value: megabytes,
        most: 15.0,
    })
}
