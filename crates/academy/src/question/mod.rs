//! Questions on the screen.

pub mod view;
