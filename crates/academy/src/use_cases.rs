//! The one list: name, request, response. The dispatcher and the TypeScript both come from it.

macro_rules! use_cases {
    ($($name:literal: $request:ty => $response:ty;)*) => {
        /// Adds every use case to the TypeScript file.
        pub fn describe(file: &mut crate::typescript::File) {
            $(file.use_case::<$request, $response>($name);)*
        }
    };
}

use_cases! {
    "app.start": crate::app::start::StartApp => crate::app::start::AppView;
    "profile.create": crate::profile::create::CreateProfile => crate::profile::ProfileView;
    "profile.update": crate::profile::update::UpdateProfile => crate::profile::ProfileView;
    "settings.save": crate::settings::Settings => crate::settings::Settings;
    "home.show": crate::home::show::ShowHome => crate::home::show::HomeView;
    "catalogue.show": crate::catalogue::show::ShowCatalogue => crate::catalogue::show::CatalogueView;
    "course.open": crate::course::open::OpenCourse => crate::course::open::CourseView;
    "lesson.open": crate::lesson::open::OpenLesson => crate::lesson::open::LessonView;
    "lesson.answer": crate::lesson::answer::AnswerCheck => crate::lesson::answer::CheckAnswered;
    "lesson.complete": crate::lesson::complete::CompleteLesson => crate::lesson::complete::LessonCompleted;
    "position.save": crate::lesson::position::SavePosition => crate::lesson::position::Saved;
    "note.save": crate::lesson::note::SaveNote => crate::lesson::note::Notes;
    "bookmark.set": crate::lesson::bookmark::SetBookmark => crate::lesson::bookmark::Bookmarks;
    "lab.open": crate::lab::open::OpenLab => crate::lab::open::LabView;
    "lab.tick": crate::lab::tick::TickItem => crate::lab::tick::Ticked;
    "quiz.open": crate::quiz::open::OpenQuiz => crate::quiz::open::QuizView;
    "attempt.start": crate::attempt::start::StartAttempt => crate::attempt::open::AttemptView;
    "attempt.open": crate::attempt::open::OpenAttempt => crate::attempt::open::AttemptView;
    "attempt.answer": crate::attempt::answer::AnswerQuestion => crate::attempt::answer::QuestionAnswered;
    "attempt.flag": crate::attempt::flag::FlagQuestion => crate::lesson::position::Saved;
    "attempt.submit": crate::attempt::submit::SubmitAttempt => crate::attempt::result::ResultView;
    "attempt.result": crate::attempt::result::ShowResult => crate::attempt::result::ResultView;
    "search.query": crate::search::query::SearchQuery => crate::search::query::SearchView;
    "glossary.show": crate::glossary::show::ShowGlossary => crate::glossary::show::GlossaryView;
    "storage.show": crate::storage::show::ShowStorage => crate::storage::show::StorageView;
}
