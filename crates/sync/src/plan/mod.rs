//! Who has to send what to whom: pure functions of what is held here and what the server said. They read nothing and
//! change nothing; `exchange` carries out what they say.

mod ask;
mod heal;
mod take;
mod talk;

pub use ask::{Ask, Stretch, plan_request};
pub use heal::{is_done, plan_heal};
pub use take::{Question, plan_response, questions};
pub use talk::{Refused, Talk};
