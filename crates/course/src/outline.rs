//! What progress is measured against: the released shape of a course, for crate `learning`.

use std::time::Duration;

use learning::outline::{
    CourseOutline, LessonKind, LessonOutline, ModuleOutline, PoolOutline, QuestionOutline, QuizOutline,
    QuizRules, Reveal, Shuffle, StepOutline,
};
use learning::rev::Rev;

use crate::{
    academy::{Course, Item, Lesson, Module, Rules, settings::Defaults},
    front::{self, Head, QuizFront, Status},
    lab::Step,
    quiz::{Pool, QuizBody},
};

/// The outline of a released course; `None` for one that is planned or not released.
#[must_use]
pub fn outline(course: &Course, defaults: &Defaults) -> Option<CourseOutline> {
    let rev = released(&course.item.front.head)?;
    Some(CourseOutline {
        id: course.item.front.head.id.value.clone(),
        rev,
        modules: course.modules.iter().filter_map(|module| module_outline(module, defaults)).collect(),
        exam: course.exam.as_ref().and_then(|exam| quiz_outline(exam, defaults)),
    })
}

/// The revision of an item that is released.
fn released<I>(head: &Head<I>) -> Option<Rev> {
    let rev = head.rev.as_ref()?.value;
    (head.status.value == Status::Released).then_some(rev)
}

fn module_outline(module: &Module, defaults: &Defaults) -> Option<ModuleOutline> {
    released(&module.item.front.head)?;
    Some(ModuleOutline {
        id: module.item.front.head.id.value.clone(),
        lessons: module.lessons.iter().filter_map(lesson_outline).collect(),
        quiz: module.quiz.as_ref().and_then(|quiz| quiz_outline(quiz, defaults)),
    })
}

fn lesson_outline(lesson: &Lesson) -> Option<LessonOutline> {
    let (kind, steps) = match lesson {
        Lesson::Text(_) => (LessonKind::Lesson, Vec::new()),
        Lesson::Lab(item) => (LessonKind::Lab, item.page.id.body.steps.iter().map(step_outline).collect()),
    };
    Some(LessonOutline {
        id: lesson.id().clone(),
        kind,
        rev: released(&lesson.front().head)?,
        hash: lesson.hash(),
        questions: lesson.questions().into_iter().map(|question| question.id.value.clone()).collect(),
        steps,
    })
}

fn step_outline(step: &Step) -> StepOutline {
    StepOutline {
        id: step.id.value.clone(),
        items: step.items.iter().map(|item| item.hash.clone()).collect(),
    }
}

fn quiz_outline(quiz: &Item<QuizFront, QuizBody>, defaults: &Defaults) -> Option<QuizOutline> {
    Some(QuizOutline {
        id: quiz.front.head.id.value.clone(),
        rev: released(&quiz.front.head)?,
        hash: quiz.hash,
        rules: rules(quiz.front.rules(defaults)),
        pools: quiz.page.id.body.pools.iter().map(pool_outline).collect(),
    })
}

fn pool_outline(pool: &Pool) -> PoolOutline {
    let questions = pool
        .questions
        .iter()
        .map(|question| QuestionOutline { id: question.id.value.clone(), points: question.points });
    PoolOutline {
        id: pool.id.value.clone(),
        draw: pool.draw.as_ref().map(|draw| draw.value),
        questions: questions.collect(),
    }
}

fn rules(rules: Rules) -> QuizRules {
    QuizRules {
        pass_percent: u8::try_from(rules.pass).unwrap_or(100),
        attempts: rules.attempts,
        cooldown: rules.cooldown.map(duration),
        reveal: match rules.reveal {
            front::Reveal::Each => Reveal::Each,
            front::Reveal::Submit => Reveal::Submit,
            front::Reveal::Pass => Reveal::Pass,
            front::Reveal::Never => Reveal::Never,
        },
        time_limit: rules.time_limit.map(duration),
        shuffle: match rules.shuffle {
            front::Shuffle::Both => Shuffle::Both,
            front::Shuffle::Questions => Shuffle::Questions,
            front::Shuffle::Options => Shuffle::Options,
            front::Shuffle::None => Shuffle::None,
        },
    }
}

fn duration(length: front::Duration) -> Duration {
    Duration::from_secs(u64::from(length.minutes) * 60)
}
