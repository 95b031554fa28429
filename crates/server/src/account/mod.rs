//! Accounts: how somebody gets one, and what they may change of it.

pub mod change_password;
pub mod confirm_email;
pub mod forgot_password;
pub mod profile;
pub mod reset_password;
pub mod send_code;
pub mod sign_up;
pub mod update_profile;
