//! `academy.yaml`: order of the tracks, roles, role paths, defaults and the words that the format reserves.

use learning::id::{CourseId, TrackId};

use crate::{
    document::SectionTitles,
    front::{self, Duration},
    lang::Localised,
    span::Spanned,
    yaml::{self, Fields, FromNode, Node, Report},
};

/// The academy's own settings.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Settings {
    /// In order.
    pub tracks: Vec<Spanned<TrackId>>,
    /// In the order of the file.
    pub roles: Vec<Role>,
    pub paths: Vec<RolePath>,
    pub defaults: Defaults,
    pub sections: SectionTitles,
    /// Names that neutral content should not use.
    pub brands: Vec<String>,
    /// Licences that assets may have.
    pub licenses: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    pub id: String,
    pub name: Localised<String>,
}

/// The courses a role takes, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RolePath {
    pub id: Spanned<String>,
    pub role: Spanned<String>,
    /// The path whose courses come first.
    pub extends: Option<Spanned<String>>,
    pub title: Localised<String>,
    pub courses: Vec<Spanned<CourseId>>,
}

/// What holds where a file says nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Defaults {
    /// Percent.
    pub pass: u32,
    pub exam_attempts: u32,
    pub exam_cooldown: Duration,
    pub words_per_minute: u32,
    pub license: String,
    pub grace_days: u32,
}

impl Default for Defaults {
    fn default() -> Self {
        Self {
            pass: 80,
            exam_attempts: 3,
            exam_cooldown: Duration { minutes: 24 * 60 },
            words_per_minute: 180,
            license: "LicenseRef-VTI".to_owned(),
            grace_days: 90,
        }
    }
}

impl Settings {
    /// The courses of a path with those of the paths it extends in front; a circle of paths ends where it closes.
    #[must_use]
    pub fn courses_of(&self, path: &str) -> Vec<CourseId> {
        let mut chain: Vec<&RolePath> = Vec::new();
        let mut wanted = Some(path);
        while let Some(path) = wanted.and_then(|id| self.paths.iter().find(|path| path.id.value == id)) {
            if chain.iter().any(|seen| seen.id.value == path.id.value) {
                break;
            }
            chain.push(path);
            wanted = path.extends.as_ref().map(|base| base.value.as_str());
        }
        let mut courses: Vec<CourseId> = Vec::new();
        for course in chain.iter().rev().flat_map(|path| &path.courses) {
            if !courses.contains(&course.value) {
                courses.push(course.value.clone());
            }
        }
        courses
    }
}

/// Reads the file; what is wrong in it keeps its default.
pub(super) fn read(text: &str, report: &mut Report) -> Settings {
    let node = match yaml::parse(&report.path, text, 0) {
        Ok(node) => node,
        Err(problem) => {
            report.diagnostics.push(*problem);
            return Settings::default();
        }
    };
    let Some(mut fields) = Fields::of(&node, report) else { return Settings::default() };
    if front::read_schema(&mut fields, report).is_none() {
        return Settings::default();
    }
    let settings = Settings {
        tracks: fields.required_list("tracks", report),
        roles: fields.required::<Roles>("roles", report).map(|roles| roles.value.0).unwrap_or_default(),
        paths: fields.list("paths", report).into_iter().map(|path| path.value).collect(),
        defaults: fields.optional::<Defaults>("defaults", report).map(|one| one.value).unwrap_or_default(),
        sections: fields
            .optional::<SectionTitles>("sections", report)
            .map(|one| one.value)
            .unwrap_or_default(),
        brands: words(fields.list("brands", report)),
        licenses: words(fields.required_list("licenses", report)),
    };
    fields.finish(report);
    settings
}

fn words(list: Vec<Spanned<String>>) -> Vec<String> {
    list.into_iter().map(|word| word.value).collect()
}

struct Roles(Vec<Role>);

impl FromNode for Roles {
    fn from_node(_field: &str, node: &Spanned<Node>, report: &mut Report) -> Option<Self> {
        Fields::of(node, report)?;
        let Node::Map(entries) = &node.value else { return None };
        let roles = entries.iter().filter_map(|(id, name)| {
            let name = Localised::from_node(&id.value, name, report)?;
            Some(Role { id: id.value.clone(), name })
        });
        Some(Self(roles.collect()))
    }
}

impl FromNode for RolePath {
    fn from_node(_field: &str, node: &Spanned<Node>, report: &mut Report) -> Option<Self> {
        let mut fields = Fields::of(node, report)?;
        let id = fields.required("id", report);
        let role = fields.required("role", report);
        let extends = fields.optional("extends", report);
        let title = fields.required("title", report);
        let courses = fields.required_list("courses", report);
        fields.finish(report);
        Some(Self { id: id?, role: role?, extends, title: title?.value, courses })
    }
}

impl FromNode for Defaults {
    fn from_node(_field: &str, node: &Spanned<Node>, report: &mut Report) -> Option<Self> {
        let mut fields = Fields::of(node, report)?;
        let known = Self::default();
        let read = Self {
            pass: or(fields.optional("pass", report), known.pass),
            exam_attempts: or(fields.optional("exam_attempts", report), known.exam_attempts),
            exam_cooldown: or(fields.optional("exam_cooldown", report), known.exam_cooldown),
            words_per_minute: or(fields.optional("words_per_minute", report), known.words_per_minute).max(1),
            license: or(fields.optional("license", report), known.license),
            grace_days: or(fields.optional("grace_days", report), known.grace_days),
        };
        fields.finish(report);
        Some(read)
    }
}

impl FromNode for SectionTitles {
    fn from_node(_field: &str, node: &Spanned<Node>, report: &mut Report) -> Option<Self> {
        let mut fields = Fields::of(node, report)?;
        let known = Self::default();
        let read = Self {
            check: or(fields.optional("check", report), known.check),
            summary: or(fields.optional("summary", report), known.summary),
            sources: or(fields.optional("sources", report), known.sources),
            deeper: or(fields.optional("deeper", report), known.deeper),
            example: or(fields.optional("example", report), known.example),
            scenario: or(fields.optional("scenario", report), known.scenario),
            materials: or(fields.optional("materials", report), known.materials),
            steps: or(fields.optional("steps", report), known.steps),
            expected: or(fields.optional("expected", report), known.expected),
            discussion: or(fields.optional("discussion", report), known.discussion),
            outline: or(fields.optional("outline", report), known.outline),
        };
        fields.finish(report);
        Some(read)
    }
}

impl FromNode for Localised<String> {
    fn from_node(_field: &str, node: &Spanned<Node>, report: &mut Report) -> Option<Self> {
        let mut fields = Fields::of(node, report)?;
        let id = fields.required::<String>("id", report);
        let en = fields.optional::<String>("en", report);
        fields.finish(report);
        Some(Self { id: id?.value, en: en.map(|en| en.value) })
    }
}

fn or<T>(read: Option<Spanned<T>>, known: T) -> T {
    read.map_or(known, |read| read.value)
}
