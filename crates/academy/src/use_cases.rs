//! The one list: name, use case, request, response. The dispatcher and the TypeScript both come from it.

use serde_json::Value;

use crate::{
    Academy,
    failure::{Failure, FailureCode, Result},
};

macro_rules! use_cases {
    ($($name:literal: $run:path, $request:ty => $response:ty;)*) => {
        /// Adds every use case to the TypeScript file.
        pub fn describe(file: &mut crate::typescript::File) {
            $(file.use_case::<$request, $response>($name);)*
        }

        /// Names of all use cases.
        pub const NAMES: &[&str] = &[$($name,)*];

        impl Academy {
            async fn dispatch(&self, name: &str, request: Value) -> Result<Value> {
                match name {
                    $($name => {
                        let request: $request = decode(request)?;
                        let response: $response = $run(self, request).await?;
                        encode(&response)
                    })*
                    _ => Err(Failure::bad_request(format!("no use case `{name}`"))),
                }
            }
        }
    };
}

use_cases! {
    "app.start": crate::app::start::run, crate::app::start::StartApp => crate::app::start::AppView;
    "profile.create": crate::profile::create::run, crate::profile::create::CreateProfile => crate::profile::ProfileView;
    "profile.guest": crate::profile::guest::run, crate::profile::guest::BeginAsGuest => crate::profile::ProfileView;
    "profile.list": crate::profile::list::run, crate::profile::list::ListProfiles => crate::profile::list::ProfileList;
    "profile.open": crate::profile::open::run, crate::profile::open::OpenProfile => crate::app::start::AppView;
    "profile.add": crate::profile::add::run, crate::profile::add::AddProfile => crate::app::start::AppView;
    "profile.leave": crate::profile::leave::run, crate::profile::leave::LeaveProfile => crate::app::start::AppView;
    "seal.set": crate::seal::set::run, crate::seal::set::SetSeal => crate::seal::SealChanged;
    "seal.change": crate::seal::change::run, crate::seal::change::ChangeSeal => crate::seal::SealChanged;
    "seal.remove": crate::seal::remove::run, crate::seal::remove::RemoveSeal => crate::seal::SealChanged;
    "seal.recovery": crate::seal::recovery::run, crate::seal::recovery::WriteRecovery => crate::seal::SealChanged;
    "seal.show_name": crate::seal::show_name::run, crate::seal::show_name::ShowSealName => crate::seal::SealChanged;
    "seal.recover": crate::seal::recover::run, crate::seal::recover::RecoverSeal => crate::app::start::AppView;
    "privacy.show": crate::privacy::show::run, crate::privacy::show::ShowPrivacy => crate::privacy::show::PrivacyView;
    "consent.decide": crate::consent::decide::run, crate::consent::decide::DecideConsent => crate::privacy::show::PrivacyView;
    "receipt.list": crate::consent::receipts::list, crate::consent::receipts::ListReceipts => crate::consent::receipts::Receipts;
    "receipt.save": crate::consent::receipts::save, crate::consent::receipts::SaveReceipts => crate::consent::receipts::ReceiptsSaved;
    "receipt.check": crate::consent::receipts::check, crate::consent::receipts::CheckReceipts => crate::consent::receipts::ReceiptsChecked;
    "data.show": crate::own_data::show::run, crate::own_data::show::ShowOwnData => crate::own_data::show::OwnDataView;
    "data.correct": crate::own_data::correct::run, crate::own_data::correct::CorrectOwnData => crate::profile::identity::Identity;
    "data.export": crate::own_data::export::run, crate::own_data::export::ExportOwnData => crate::own_data::export::Exported;
    "data.erase": crate::own_data::erase::run, crate::own_data::erase::EraseOwnData => crate::own_data::erase::ErasedView;
    "request.list": crate::request::list::run, crate::request::list::ListRequests => crate::request::RequestsView;
    "request.make": crate::request::make::run, crate::request::make::MakeRequest => crate::request::RequestsView;
    "request.mark": crate::request::mark::run, crate::request::mark::MarkRequest => crate::request::RequestsView;
    "notice.read": crate::privacy::news::run, crate::privacy::news::ReadNotice => crate::privacy::news::PrivacyNews;
    "profile.confirm": crate::profile::confirm::run, crate::profile::confirm::ConfirmIdentity => crate::profile::confirm::Confirmed;
    "profile.update": crate::profile::update::run, crate::profile::update::UpdateProfile => crate::profile::ProfileView;
    "settings.save": crate::settings::save::run, crate::settings::Settings => crate::settings::Settings;
    "home.show": crate::home::show::run, crate::home::show::ShowHome => crate::home::show::HomeView;
    "catalogue.show": crate::catalogue::show::run, crate::catalogue::show::ShowCatalogue => crate::catalogue::show::CatalogueView;
    "course.open": crate::course::open::run, crate::course::open::OpenCourse => crate::course::open::CourseView;
    "lesson.open": crate::lesson::open::run, crate::lesson::open::OpenLesson => crate::lesson::open::LessonView;
    "lesson.answer": crate::lesson::answer::run, crate::lesson::answer::AnswerCheck => crate::lesson::answer::CheckAnswered;
    "lesson.complete": crate::lesson::complete::run, crate::lesson::complete::CompleteLesson => crate::lesson::complete::LessonCompleted;
    "position.save": crate::lesson::position::run, crate::lesson::position::SavePosition => crate::lesson::position::Saved;
    "note.save": crate::lesson::note::run, crate::lesson::note::SaveNote => crate::lesson::note::Notes;
    "bookmark.set": crate::lesson::bookmark::run, crate::lesson::bookmark::SetBookmark => crate::lesson::bookmark::Bookmarks;
    "lab.open": crate::lab::open::run, crate::lab::open::OpenLab => crate::lab::open::LabView;
    "lab.tick": crate::lab::tick::run, crate::lab::tick::TickItem => crate::lab::tick::Ticked;
    "quiz.open": crate::quiz::open::run, crate::quiz::open::OpenQuiz => crate::quiz::open::QuizView;
    "attempt.start": crate::attempt::start::run, crate::attempt::start::StartAttempt => crate::attempt::open::AttemptView;
    "attempt.open": crate::attempt::open::run, crate::attempt::open::OpenAttempt => crate::attempt::open::AttemptView;
    "attempt.answer": crate::attempt::answer::run, crate::attempt::answer::AnswerQuestion => crate::attempt::answer::QuestionAnswered;
    "attempt.flag": crate::attempt::flag::run, crate::attempt::flag::FlagQuestion => crate::lesson::position::Saved;
    "attempt.submit": crate::attempt::submit::run, crate::attempt::submit::SubmitAttempt => crate::attempt::result::ResultView;
    "attempt.result": crate::attempt::result::run, crate::attempt::result::ShowResult => crate::attempt::result::ResultView;
    "search.query": crate::search::query::run, crate::search::query::SearchQuery => crate::search::query::SearchView;
    "glossary.show": crate::glossary::show::run, crate::glossary::show::ShowGlossary => crate::glossary::show::GlossaryView;
    "storage.show": crate::storage::show::run, crate::storage::show::ShowStorage => crate::storage::show::StorageView;
}

impl Academy {
    /// Calls a use case by name: JSON in, JSON out. Where the installed curriculum turns out to be damaged, it is
    /// installed again from the edition in the app and the call repeated once.
    ///
    /// # Errors
    /// `bad_request` for an unknown name or a request of another shape; else what the use case says.
    pub async fn call(&self, name: &str, request: Value) -> Result<Value> {
        let answer = self.dispatch(name, request.clone()).await;
        match answer {
            Err(failure) if failure.code == FailureCode::ContentDamaged => {
                let mended = self.desk().await.repair(&failure.details).await;
                if mended { self.dispatch(name, request).await } else { Err(failure) }
            }
            answer => answer,
        }
    }
}

fn decode<T: serde::de::DeserializeOwned>(request: Value) -> Result<T> {
    serde_json::from_value(request).map_err(|error| Failure::bad_request(error.to_string()))
}

fn encode<T: serde::Serialize>(response: &T) -> Result<Value> {
    serde_json::to_value(response).map_err(|error| Failure::internal(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The shell and the host serve calls on several threads; what keeps a call on one must show here and not there.
    #[test]
    fn a_call_may_move_between_threads() {
        fn moves<T: Send>(call: T) -> T {
            call
        }
        let call = |academy: &'static Academy| moves(academy.call("app.start", Value::Null));
        assert!(NAMES.contains(&"app.start"));
        let _: &dyn Fn(&'static Academy) -> _ = &call;
    }
}
