//! A learner's way through the use cases: first start, lessons, checks, quizzes, the exam. Goes on where the folder
//! says that the last run stopped. The same folder, time and seed make the same calls.

mod attempt;
mod lesson;
mod response;

use std::{io::Write, sync::Arc};

use academy::Academy;
use anyhow::Context as _;
use chrono::{DateTime, TimeDelta, Utc};
use clap::ValueEnum;
use device::{Chance, Clock, FixedClock, SeededChance};
use serde_json::{Value, json};

use crate::{
    line::{Call, Kept, Line, Voice},
    machine::Machine,
};

/// When the first run begins.
pub const START: &str = "2026-11-22T08:00:00Z";

/// Between two calls.
const TICK: TimeDelta = TimeDelta::seconds(1);

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub enum Stage {
    /// The welcome: name and settings.
    FirstStart,
    /// Nothing but the start, which installs the edition.
    Install,
    /// Opening a lesson, position, notes, bookmarks.
    Lesson,
    /// The questions of a lesson, and going on.
    Check,
    /// A module's quiz, from drawing to handing in.
    Quiz,
    /// The same with the course's exam.
    Exam,
    /// The learner erases all of it; never by chance, so it is not among `ALL`.
    Erase,
}

impl Stage {
    pub const ALL: [Self; 6] =
        [Self::FirstStart, Self::Install, Self::Lesson, Self::Check, Self::Quiz, Self::Exam];
}

#[derive(Debug)]
pub struct Journey<W> {
    academy: Academy,
    clock: Arc<FixedClock>,
    chance: SeededChance,
    voice: Voice<W>,
    calls: u64,
    steps: u64,
    /// Where the learner is. Written by the app with whatever is written next.
    place: Option<Kept>,
}

/// A call that keeps something.
struct Keeping {
    call: &'static str,
    request: Value,
    keeps: Vec<Kept>,
    /// What more was kept, by the answer.
    more: fn(&Value) -> Vec<Kept>,
    /// Where the learner is afterwards: kind and id of a step.
    leads_to: Option<(String, String)>,
}

impl Keeping {
    fn new(call: &'static str, request: Value, keeps: Vec<Kept>) -> Self {
        Self { call, request, keeps, more: |_| Vec::new(), leads_to: None }
    }
}

impl<W: Write> Journey<W> {
    /// Starts the app, which installs its edition where that is new.
    ///
    /// # Errors
    /// When nobody listens.
    pub async fn start(
        machine: &Machine,
        at: DateTime<Utc>,
        seed: u64,
        steps: u64,
        out: W,
    ) -> anyhow::Result<Self> {
        let mut voice = Voice(out);
        voice.say(&Line::Asks(Call { n: 0, at, call: "app.start".to_owned(), keeps: Vec::new() }))?;
        let (academy, clock) = machine.start(at, seed).await;
        let chance = SeededChance::new(!seed);
        let mut journey = Self { academy, clock, chance, voice, calls: 0, steps, place: None };
        journey.say_edition(at).await?;
        Ok(journey)
    }

    async fn say_edition(&mut self, at: DateTime<Utc>) -> anyhow::Result<()> {
        let Some(view) = self.look("app.start", json!({})).await? else { return Ok(()) };
        for notice in view["notices"].as_array().into_iter().flatten() {
            let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
            let (code, details) = (text(&notice["code"]), text(&notice["message"]["id"]));
            self.voice.say(&Line::Refused { n: 0, call: "app.start".to_owned(), code, details })?;
        }
        let edition = view["edition"]["version"].as_str();
        let keeps = edition.map(|version| Kept::Edition { what: version.to_owned() }).into_iter().collect();
        self.voice.say(&Line::Saved(Call { n: 0, at, call: "app.start".to_owned(), keeps }))
    }

    /// Goes through these stages in turn until no steps are left or nothing more can be kept.
    ///
    /// # Errors
    /// When nobody listens, or a use case answers in another shape than it did.
    pub async fn go(&mut self, stages: &[Stage]) -> anyhow::Result<()> {
        loop {
            let before = self.steps;
            for stage in stages {
                self.visit(*stage).await?;
            }
            if self.steps == 0 || self.steps == before {
                return Ok(());
            }
        }
    }

    /// Closes the app and says so.
    ///
    /// # Errors
    /// When nobody listens.
    pub async fn end(mut self) -> anyhow::Result<()> {
        self.academy.close().await;
        self.voice.say(&Line::Ended { calls: self.calls })
    }

    async fn visit(&mut self, stage: Stage) -> anyhow::Result<()> {
        match stage {
            Stage::FirstStart => self.says_who().await,
            Stage::Install => Ok(()),
            Stage::Lesson => self.reads().await,
            Stage::Check => self.answers_check().await,
            Stage::Quiz => self.takes_quiz().await,
            Stage::Exam => self.takes_exam().await,
            Stage::Erase => self.erases().await,
        }
    }

    async fn erases(&mut self) -> anyhow::Result<()> {
        self.place = None;
        self.keep(Keeping::new("data.erase", json!({ "confirmed": true }), Vec::new())).await?;
        Ok(())
    }

    /// Says a name and that time limits do not hold: attempts are left lying between runs.
    async fn says_who(&mut self) -> anyhow::Result<()> {
        let start = self.look("app.start", json!({})).await?.context("the first screen")?;
        if start["profile"].is_null() {
            let name = format!("Peserta {}", self.dice(1_000));
            let keeps = vec![register("profile/name", json!(name)), register("profile/path", Value::Null)];
            let identity = json!({ "name": name, "email": "sri@mitra.example", "organisation": "PT Mitra" });
            let request =
                json!({ "identity": identity, "path": null, "adult": true, "choices": [], "notice": "1.0" });
            self.keep(Keeping::new("profile.create", request, keeps)).await?;
        }
        if start["settings"]["time"] != "off" {
            let mut settings = start["settings"].clone();
            settings["time"] = json!("off");
            let keeps = vec![register("setting/time", json!("off"))];
            self.keep(Keeping::new("settings.save", settings, keeps)).await?;
        }
        Ok(())
    }

    /// A call that keeps something: said before and after. `None` when it was refused or no steps are left.
    async fn keep(&mut self, keeping: Keeping) -> anyhow::Result<Option<Value>> {
        if self.steps == 0 {
            return Ok(None);
        }
        self.steps -= 1;
        self.calls += 1;
        self.clock.advance(TICK);
        let mut said = Call {
            n: self.calls,
            at: self.clock.now(),
            call: keeping.call.to_owned(),
            keeps: keeping.keeps.into_iter().chain(self.place.clone()).collect(),
        };
        self.voice.say(&Line::Asks(said.clone()))?;
        let answer = self.call(keeping.call, keeping.request).await?;
        if let Some(answer) = &answer {
            said.keeps.extend((keeping.more)(answer));
            self.voice.say(&Line::Saved(said))?;
            if let Some((kind, id)) = keeping.leads_to {
                self.is_at(&kind, &id)?;
            }
        }
        self.academy.settle().await;
        Ok(answer)
    }

    /// A call that shows something.
    async fn look(&mut self, call: &str, request: Value) -> anyhow::Result<Option<Value>> {
        self.clock.advance(TICK);
        self.call(call, request).await
    }

    /// A call that shows something and puts the learner there.
    async fn go_to(
        &mut self,
        call: &str,
        request: Value,
        kind: &str,
        id: &str,
    ) -> anyhow::Result<Option<Value>> {
        self.is_at(kind, id)?;
        let view = self.look(call, request).await?;
        self.academy.settle().await;
        Ok(view)
    }

    /// The learner is at a step now; the app writes that down some time later.
    fn is_at(&mut self, kind: &str, id: &str) -> anyhow::Result<()> {
        let place = register("place", json!({ "kind": kind, "id": id }));
        let said = Call {
            n: self.calls,
            at: self.clock.now(),
            call: "place".to_owned(),
            keeps: vec![place.clone()],
        };
        self.place = Some(place);
        self.voice.say(&Line::Asks(said))
    }

    async fn call(&mut self, name: &str, request: Value) -> anyhow::Result<Option<Value>> {
        match self.academy.call(name, request).await {
            Ok(answer) => Ok(Some(answer)),
            Err(failure) => {
                let code = serde_json::to_value(failure.code)?.as_str().unwrap_or_default().to_owned();
                let (n, call, details) = (self.calls, name.to_owned(), failure.details);
                self.voice.say(&Line::Refused { n, call, code, details })?;
                Ok(None)
            }
        }
    }

    /// From 0 to one less than `sides`.
    fn dice(&self, sides: usize) -> usize {
        let sides = u64::try_from(sides).unwrap_or(u64::MAX).max(1);
        usize::try_from(self.chance.seed() % sides).unwrap_or(0)
    }

    /// One of several, if there are any.
    fn one<'v>(&self, of: &'v [Value]) -> Option<&'v Value> {
        of.get(self.dice(of.len()))
    }

    /// A released course as its page shows it.
    async fn course(&mut self) -> anyhow::Result<Option<Value>> {
        let Some(catalogue) = self.look("catalogue.show", json!({})).await? else { return Ok(None) };
        let tracks = list(&catalogue["tracks"]);
        let courses = tracks.iter().flat_map(|track| list(&track["courses"]));
        let released: Vec<_> = courses.filter(|course| course["status"] == "released").cloned().collect();
        let Some(course) = self.one(&released) else { return Ok(None) };
        let id = course["id"].clone();
        self.look("course.open", json!({ "course": id })).await
    }
}

fn register(key: &str, what: Value) -> Kept {
    Kept::Register { key: key.to_owned(), what }
}

fn fact(what: Value) -> Kept {
    Kept::Fact { what }
}

/// The elements of a JSON list; none where it is something else.
fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
