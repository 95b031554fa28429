//! The learner's machine as a whole: files opened, damaged, filled, killed, and opened again.

mod child;
mod damage;
mod home;
mod kill;
mod place;
mod record;
