//! `profile.create`: signing up. Who somebody is, what they chose, and the receipt of it, in one transaction. The role
//! path may follow, so that the receipt can be shown before it is asked for.

use learning::fact::ConsentMethod;
use serde::Deserialize;
use serde_json::Value;
use ts_rs::TS;

use super::{ProfileView, check_path, confirm, identity::Identity};
use crate::{
    Academy,
    consent::{self, ChoiceMade},
    desk::key,
    failure::{Failure, FailureCode, Result},
};

#[derive(Debug, Clone, Deserialize, TS)]
pub struct CreateProfile {
    pub identity: Identity,
    pub path: Option<String>,
    /// The role path is asked for afterwards: `path` does not count, and the welcome goes on until `profile.update`.
    #[serde(default)]
    pub path_later: bool,
    /// The person has declared to be of age.
    pub adult: bool,
    /// What was answered; a purpose left open stays open, which means no.
    pub choices: Vec<ChoiceMade>,
    /// Version of the notice that was shown.
    pub notice: String,
}

pub(crate) async fn run(academy: &Academy, request: CreateProfile) -> Result<ProfileView> {
    let desk = &mut *academy.desk().await;
    let identity = request.identity.checked()?;
    let path = request.path.filter(|_| !request.path_later);
    if let Some(path) = &path {
        check_path(desk, path)?;
    }
    if !request.adult {
        return Err(Failure::new(
            FailureCode::Invalid,
            "Akademi ini untuk orang dewasa. Nyatakan bahwa Anda sudah dewasa, atau belajarlah sebagai tamu.",
            "This academy is for adults. Declare that you are of age, or learn as a guest.",
            "adult",
        ));
    }
    let mut change = consent::decided(desk, &request.choices, &request.notice, ConsentMethod::SignUp)?;
    change.registers.extend(identity.registers()?);
    if !request.path_later {
        change.registers.push((key::fixed(key::PATH)?, Value::from(path.clone())));
    }
    change.registers.push(confirm::confirmed(desk)?);
    let notice = desk.privacy()?.notice_on(desk.now().date_naive());
    if !change.registers.iter().any(|(key, _)| key.as_str() == key::NOTICE) {
        change.registers.push(consent::told(notice)?);
    }
    change.registers.push((key::fixed(key::ADULT)?, Value::from(true)));
    change.registers.push((key::fixed(key::GUEST)?, Value::Null));
    desk.commit(change).await?;
    Ok(ProfileView { name: identity.name, guest: false, path })
}
